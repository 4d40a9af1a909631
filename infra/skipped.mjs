// Says at the end of `npm test` what it did not run.
import { globSync } from 'node:fs';

const exclude = (path) => /(^|\/)(node_modules|dist)$/.test(String(path));
const cwd = new URL('..', import.meta.url).pathname;
const count = (kind) => globSync(`{infra,libs,services,test}/**/*.${kind}.spec.ts`, { cwd, exclude }).length;
const [cluster, compose, long] = ['cluster', 'compose', 'long'].map(count);
process.stderr.write(`
==================================================================================
跳过 ${cluster} 个需要真实 Kafka 和 MongoDB 的测试文件。运行它们：npm run test:cluster
跳过 ${compose} 个需要 Docker 的测试文件。运行它们：npm run test:compose
跳过 ${long} 个耗时较长的测试文件。运行它们：npm run test:long
SKIPPED: ${cluster} spec files that need real Kafka and MongoDB. Run: npm run test:cluster
SKIPPED: ${compose} spec file that needs Docker. Run: npm run test:compose
SKIPPED: ${long} spec files that take long. Run: npm run test:long
==================================================================================
`);
