import { z } from 'zod';
import { serviceNames } from './process.ts';
import { hash, instant } from './values.ts';

/**
 * The envelope around an event's data on a topic. These are the schemas for the AsyncAPI document;
 * `toMessage` in the platform makes the messages.
 */

const position = z.int().min(1);
const actor = z.object({
  account: z.string(),
  person: z.string().meta({ description: 'The human being, whichever account was used.' }),
  role: z.string(),
  unit: z.string().optional(),
  onBehalfOf: z.string().optional().meta({ description: 'The person whose delegate the actor is.' }),
});

/** The event without its data, as JSON in one header: what a service keeps of what it hears. */
export const envelopeSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  schemaVersion: z
    .int()
    .min(1)
    .meta({ description: 'The version of the data: the message of that number in this document.' }),
  time: instant.meta({ description: 'The instant of the command that caused the event.' }),
  actor,
  proposer: actor
    .optional()
    .meta({ description: 'Of an act of two persons: who proposed what the actor confirmed.' }),
  confirms: z.string().optional().meta({ description: 'The proposal that was confirmed.' }),
  commandId: z.string().min(1),
  payloadHash: z
    .union([hash, z.literal('')])
    .meta({ description: 'Keyed hash of what was asked; empty where nobody asked.' }),
  correlationId: z.string().min(1),
  causationId: z.string().optional().meta({ description: 'The event that this one reacts to.' }),
  rulePackHash: hash.optional().meta({ description: 'The rule pack in force.' }),
  stream: z.string().min(1),
  revision: position.meta({ description: 'The number of the event in its stream, dense.' }),
  recordedAt: instant.meta({ description: 'When the log took it.' }),
});

/** CloudEvents 1.0, Kafka binary mode: attributes are headers. */
export const headersSchema = z.object({
  'content-type': z.literal('application/json'),
  ce_specversion: z.literal('1.0'),
  ce_id: z
    .uuid()
    .meta({ description: 'Of the event; a message may come twice, an id stands for one event.' }),
  ce_type: z.string(),
  ce_source: z.string().regex(new RegExp(`^/laurel/(${serviceNames.join('|')})$`)),
  ce_subject: z.string().min(1).meta({ description: 'The stream; also the key of the message.' }),
  ce_time: instant.meta({ description: 'The instant of the command that caused the event.' }),
  ce_sequence: z
    .string()
    .regex(/^\d{20}$/)
    .meta({
      description:
        'Position in the log of its service, padded: it ascends within a partition, with gaps. At or below the last one seen: seen.',
    }),
  ce_correlationid: z.string().min(1),
  ce_laurelenvelope: z.string().meta({
    description: 'The event without its data, as JSON.',
    contentMediaType: 'application/json',
    contentSchema: { $ref: '#/components/schemas/Envelope' },
  }),
});
