export { asyncApiFile, asyncApiText, writeAsyncApi } from './asyncapi.ts';
export { nginxFile, nginxText, writeNginx } from './nginx.ts';
export { openApiFile, openApiText, writeOpenApi } from './openapi.ts';
