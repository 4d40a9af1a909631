import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from './access.decorators.ts';
import { Problem } from './problem.ts';

const { resolve } = createRequire(import.meta.url);
const assets = dirname(resolve('swagger-ui-dist/package.json'));
/** As committed; tests hold them to what is served and said. */
const committed = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(`@laurel/contracts/${name}`), 'utf8'));
const openApi = committed('openapi.json');
const asyncApi = committed('asyncapi.json');
const served: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
const page = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>Laurel API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="document"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/begin.js"></script></body></html>`;
const begin = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#document', supportedSubmitMethods: [], docExpansion: 'none' });`;
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; object-src 'none'";

/**
 * The API documents: requests in OpenAPI (`/api/openapi.json`; `/api/docs` for people) and messages between
 * services in AsyncAPI (`/api/asyncapi.json`). Nothing is loaded from elsewhere.
 */
@Controller('api')
@Public()
export class DocsController {
  @Get('openapi.json')
  openApi() {
    return openApi;
  }

  @Get('asyncapi.json')
  asyncApi() {
    return asyncApi;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  page() {
    return page;
  }

  @Get('docs/begin.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  begin() {
    return begin;
  }

  @Get('docs/:file')
  async asset(@Param('file') file: string, @Res() reply: FastifyReply) {
    const type = served[file];
    if (type === undefined) throw new Problem('no_such_resource');
    await reply
      .header('content-type', type)
      .header('cache-control', 'public, max-age=86400')
      .send(createReadStream(join(assets, file)));
  }
}
