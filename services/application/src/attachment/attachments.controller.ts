import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { acceptedMediaTypes, attachment, mayReadField, packId, refuse, values } from '@laurel/contracts';
import { type Files, Rejected, TooLarge, type View } from '@laurel/core';
import {
  Act,
  Acting,
  Answer,
  type Clock,
  CLOCK,
  CommandDispatcher,
  commandIdOf,
  type Deed,
  instantOf,
  Problem,
  Reads,
  Seeing,
  SchemaPipe,
  ServiceRuntime,
  type Sight,
  type ViewAnswer,
} from '@laurel/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApplicationQuery } from '../application.queries.ts';
import { type AttachmentRow, attachmentsView } from './attachments.view.ts';

export const uploadQuery = z.strictObject({
  campaign: values.campaignId,
  unit: values.unitId,
  name: values.text(200),
  // Other types have a refusal of their own, which says so better than a schema.
  mediaType: z.string().max(100).meta({ enum: acceptedMediaTypes }),
  /** The field of the application form that it is for. */
  field: packId.optional(),
});

/**
 * The act that the guard checks before the first byte is kept. The id of the file is its hash, which is not
 * known until the last byte.
 */
const upload = {
  aggregate: attachment,
  idOf: ({ query }: FastifyRequest) => {
    const { success, data } = uploadQuery.safeParse(query);
    return success ? `${data.campaign}.upload.${data.unit}` : undefined;
  },
};

/** `/api/v1/attachments`: files come in as bytes and go out to those whose view of attachments shows them. */
@Controller('api/v1/attachments')
export class AttachmentsController {
  readonly #files: Files;

  constructor(
    runtime: ServiceRuntime,
    private readonly dispatcher: CommandDispatcher,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#files = runtime.surroundings.engine.files;
  }

  /** Whoever judges stores evidence; all others store for their own units. */
  @Post()
  @HttpCode(200)
  @Act(['StoreEvidence', 'StoreAttachment'], upload)
  async store(
    @Query(new SchemaPipe(uploadQuery)) query: z.infer<typeof uploadQuery>,
    @Acting() { act: type, actor }: Deed,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const { campaign, unit, name, mediaType, field } = query;
    const commandId = commandIdOf(request);
    if (!isStream(request.body)) throw new Problem('unsupported_media_type');
    if (!acceptedMediaTypes.includes(mediaType))
      throw new Rejected('attachment_type', { mediaType }, '?mediaType');
    const { hash, size } = await stored(this.#files, request.body);
    const { position } = await this.dispatcher.execute({
      aggregate: attachment.name,
      id: `${campaign}.${hash}.${unit}`,
      type,
      data: { attachmentId: hash, name, mediaType, size, ...(field !== undefined && { field }) },
      actor,
      instant: instantOf(request, this.clock),
      commandId,
      correlationId: commandId,
    });
    return new Answer({ attachmentId: hash, size, position }).at(position);
  }

  @Get(':key/:hash/content')
  @Reads(attachment.readModels.attachments)
  async content(
    @Param('key') key: string,
    @Param('hash') hash: string,
    @Seeing() sight: Sight,
  ): Promise<StreamableFile> {
    const asked = new ApplicationQuery(
      attachmentsView as unknown as View,
      { kind: 'row', key },
      { minPosition: 0 },
      sight,
    );
    const { rows } = await this.queries.execute<ApplicationQuery, ViewAnswer>(asked);
    const row = rows[0]?.row as AttachmentRow | undefined;
    const visible = row ? filesSeen(row, sight) : [];
    const listed = visible.find(({ attachmentId }) => attachmentId === hash);
    const file = listed && (await this.#files.read(hash));
    if (!file) throw new Rejected('not_found', {}, 'id');
    return new StreamableFile(Readable.from(file.bytes), {
      length: file.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(listed.name)}`,
    });
  }
}

async function stored(files: Files, bytes: Readable): Promise<{ hash: string; size: number }> {
  try {
    return await files.store(bytes, values.attachmentBytesMax);
  } catch (error) {
    throw error instanceof TooLarge
      ? refuse('attachment_size', { maximum: values.attachmentBytesMax })
      : error;
  }
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && typeof (body as Readable).pipe === 'function';
}

/**
 * Gives the files of a unit that the reader may see. Left out are files of the form's fields that the reader
 * does not read, and evidence that discipline stored where its field is hidden from the reader.
 */
function filesSeen(row: AttachmentRow, { hidden, role }: Sight): AttachmentRow['files'] {
  const files = row.files.filter((file) => mayReadField(file, role));
  return hidden.includes('confidentialFiles') ? files : [...files, ...row.confidentialFiles];
}
