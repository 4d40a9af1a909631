import { jsonSchema, type Operation, problems } from '@laurel/platform';
import { z } from 'zod';
import { loginBody, passwordBody } from './session.controller.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const body = (schema: z.ZodType) => ({ required: true, ...json(jsonSchema(schema)) });
const profile = {
  type: 'object',
  required: ['accountId', 'login', 'name', 'language', 'roles'],
  properties: {
    accountId: { type: 'string' },
    login: { type: 'string' },
    name: { type: 'string' },
    language: { type: 'string' },
    unitId: { type: 'string' },
    roles: {
      type: 'array',
      items: {
        type: 'object',
        properties: { role: { type: 'string' }, unitId: { type: 'string' }, onBehalfOf: { type: 'string' } },
      },
    },
  },
};
/** Named, because two answers have it. */
const account = { $ref: '#/$defs/Profile', $defs: { Profile: profile } };
const who = { csrfToken: { type: 'string' }, mustChangePassword: { type: 'boolean' }, account };
const path = '/api/v1/session';

/** The session endpoints, for the OpenAPI document. */
export const sessionOperations: readonly Operation[] = [
  {
    method: 'post',
    path,
    document: {
      operationId: 'signIn',
      summary: '登录 · Sign in',
      security: [{}],
      requestBody: body(loginBody),
      responses: {
        '200': {
          description: 'Signed in: a cookie, and the same token for bearer use.',
          ...json({
            type: 'object',
            required: ['token', 'csrfToken'],
            properties: { token: { type: 'string' }, expiresAt: { type: 'string' }, ...who },
          }),
        },
        ...problems,
      },
    },
  },
  {
    method: 'get',
    path,
    document: {
      operationId: 'whoAmI',
      summary: '当前登录者 · Who is signed in',
      responses: {
        '200': {
          description: 'Who is signed in.',
          ...json({ type: 'object', required: ['account'], properties: who }),
        },
        ...problems,
      },
    },
  },
  {
    method: 'delete',
    path,
    document: {
      operationId: 'signOut',
      summary: '退出 · Sign out',
      responses: {
        '200': {
          description: 'Signed out.',
          ...json({ type: 'object', properties: { closed: { type: 'boolean' } } }),
        },
        ...problems,
      },
    },
  },
  {
    method: 'post',
    path: `${path}/password`,
    document: {
      operationId: 'changePassword',
      summary: '修改密码 · Change the password',
      requestBody: body(passwordBody),
      responses: {
        '200': {
          description: 'Changed; other sessions are over.',
          ...json({
            type: 'object',
            properties: { changed: { type: 'boolean' }, sealedCode: { type: 'string' } },
          }),
        },
        ...problems,
      },
    },
  },
];
