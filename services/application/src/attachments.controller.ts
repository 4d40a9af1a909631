import type { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { attachment, parseId, type Reading, values } from '@laurel/contracts';
import { Rejected, type Row, type View } from '@laurel/core';
import { commandIdOf, type Gate, matcher, parsed, Problem, type ServiceRuntime, versioned } from '@laurel/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AttachmentFiles } from './attachments.files.ts';
import { acceptedMediaTypes, largestAttachment } from './domain/attachment.decide.ts';
import type { AttachmentRow } from './views/attachments.ts';

export const uploadQuery = z.strictObject({
  campaign: values.campaignId,
  unit: values.unitId,
  name: values.text(200),
  mediaType: values.text(100),
});

/** `/api/v1/attachments`: files come in as bytes and go out to those whose view of attachments shows them. */
export function attachmentsController(runtime: ServiceRuntime, gate: Gate, directory: string, view: View, reading: Reading): Type {
  const files = new AttachmentFiles(directory);

  @Controller('api/v1/attachments')
  class AttachmentsController {
    @Post()
    @HttpCode(200)
    async store(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
      const account = await gate.account(request);
      const commandId = commandIdOf(request);
      const { campaign, unit, name, mediaType } = parsed(uploadQuery, query, '?');
      if (!isStream(request.body)) throw new Problem('unsupported_media_type');
      if (!acceptedMediaTypes.includes(mediaType)) throw new Rejected('attachment_type', { mediaType }, '?mediaType');
      const judging = account.grants.some(({ role }) => ['assessor', 'discipline', 'operator'].includes(role));
      const type = judging ? 'StoreEvidence' : 'StoreAttachment';
      // Who may is asked before the first byte is kept; the name is not known until the last.
      const actor = gate.authorise(request, account, type, attachment, `${campaign}.upload.${unit}`, {});
      const { hash, size } = await files.store(request.body, largestAttachment);
      const handled = await runtime.execute({
        aggregate: attachment.name,
        id: `${campaign}.${hash}.${unit}`,
        type,
        data: { attachmentId: hash, name, mediaType, size },
        actor,
        instant: gate.instant(request),
        commandId,
        correlationId: commandId,
      });
      void reply.header('x-event-position', String(handled.position));
      return { attachmentId: hash, size, position: handled.position };
    }

    @Get(':key/content')
    async content(@Param('key') key: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
      const sight = await gate.sight(request, reading);
      const parts = parseId(attachment, key);
      const row = parts && (await runtime.surroundings.engine.views.get(versioned(view), `${parts.campaign}.${parts.unit}`));
      const entry = row && matcher(sight.where)(row) ? listed(row, parts!.name!, sight.hidden) : undefined;
      const file = entry && (await files.read(entry.attachmentId));
      if (!entry || !file) throw new Rejected('not_found', {}, 'id');
      await gate.recordRead(request, sight, 1, undefined);
      await reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', String(file.size))
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(entry.name)}`)
        .send(file.bytes);
    }
  }
  return AttachmentsController;
}

/** The file in the unit's row, if the reader may see the list it stands in. */
function listed(row: Row, attachmentId: string, hidden: readonly string[]): { attachmentId: string; name: string } | undefined {
  const { files, confidentialFiles } = row as AttachmentRow;
  return [...files, ...(hidden.includes('confidentialFiles') ? [] : confidentialFiles)].find((file) => file.attachmentId === attachmentId);
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && typeof (body as Readable).pipe === 'function';
}
