import { jsonSchema, type Operation, problems } from '@laurel/platform';
import { z } from 'zod';
import { uploadQuery } from './attachment/attachments.controller.ts';
import { importQuery } from './organisation/import.controller.ts';

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
const byCommand = [parameter('Command')];
const json = (properties: object) => ({
  content: { 'application/json': { schema: { type: 'object', properties } } },
});

function queryOf(schema: z.ZodObject): object[] {
  const { properties, required } = jsonSchema(schema) as {
    properties: Record<string, object>;
    required: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    schema: property,
  }));
}

/** Files and imports, for the OpenAPI document. */
export const applicationOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/attachments',
    document: {
      operationId: 'storeAttachment',
      tags: ['application'],
      summary: 'Stores a file',
      parameters: [...queryOf(uploadQuery), ...byCommand],
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      responses: {
        '200': {
          description: 'Stored.',
          ...json({
            attachmentId: { type: 'string' },
            size: { type: 'integer' },
            position: { type: 'integer' },
          }),
        },
        ...problems,
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/attachments/{key}/{hash}/content',
    document: {
      operationId: 'readAttachment',
      tags: ['application'],
      summary: '下载附件 · Read a stored file',
      parameters: [
        { name: 'key', in: 'path', required: true, description: 'campaign.unit', schema: { type: 'string' } },
        { name: 'hash', in: 'path', required: true, schema: { type: 'string' } },
      ],
      responses: {
        '200': {
          description: 'The bytes.',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        ...problems,
      },
    },
  },
  {
    method: 'post',
    path: '/api/v1/imports/organisation',
    document: {
      operationId: 'importOrganisation',
      tags: ['application'],
      summary: 'Registers bureaus or branches from a CSV file, all or nothing, faults by row',
      parameters: [...queryOf(importQuery), ...byCommand],
      requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string' } } } },
      responses: {
        '200': {
          description: 'Imported.',
          ...json({
            imported: { type: 'integer' },
            position: { type: 'integer' },
            repeated: { type: 'boolean' },
          }),
        },
        ...problems,
      },
    },
  },
];
