import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { applicationReadings, attachment, refuse, values } from '@laurel/contracts';
import { type Files, Rejected, TooLarge } from '@laurel/core';
import { commandIdOf, type Gate, matcher, parsed, Problem, type ServiceRuntime, versioned } from '@laurel/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { acceptedMediaTypes } from './domain/attachment.decide.ts';
import { type AttachmentRow, attachmentsView } from './views/attachments.ts';

export const uploadQuery = z.strictObject({
  campaign: values.campaignId,
  unit: values.unitId,
  name: values.text(200),
  // Other types have a refusal of their own, which says so better than a schema.
  mediaType: values.text(100).meta({ enum: acceptedMediaTypes }),
});

/** `/api/v1/attachments`: files come in as bytes and go out to those whose view of attachments shows them. */
export function attachmentsController(runtime: ServiceRuntime, gate: Gate): Type {
  const reading = applicationReadings.attachments;
  const { files } = runtime.surroundings.engine;

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
      const { hash, size } = await stored(files, request.body);
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

    @Get(':key/:hash/content')
    async content(@Param('key') key: string, @Param('hash') hash: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
      const sight = await gate.sight(request, reading);
      const row = (await runtime.surroundings.engine.views.get(versioned(attachmentsView), key)) as AttachmentRow | undefined;
      const visible = row && matcher(sight.where)(row) ? filesSeen(row, sight.hidden) : [];
      const listed = visible.find(({ attachmentId }) => attachmentId === hash);
      const file = listed && (await files.read(hash));
      if (!file) throw new Rejected('not_found', {}, 'id');
      await gate.recordRead(request, sight, 1, undefined);
      await reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', String(file.size))
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(listed.name)}`)
        .send(Readable.from(file.bytes));
    }
  }
  return AttachmentsController;
}

async function stored(files: Files, bytes: Readable): Promise<{ hash: string; size: number }> {
  try {
    return await files.store(bytes, values.attachmentBytesMax);
  } catch (error) {
    throw error instanceof TooLarge ? refuse('attachment_size', { maximum: values.attachmentBytesMax }) : error;
  }
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && typeof (body as Readable).pipe === 'function';
}

/** A unit's files as the reader sees them: evidence that discipline stored only where its field is not hidden. */
function filesSeen(row: AttachmentRow, hidden: readonly string[]): AttachmentRow['files'] {
  return hidden.includes('confidentialFiles') ? row.files : [...row.files, ...row.confidentialFiles];
}
