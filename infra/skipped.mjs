// Says at the end of `npm test` what it did not run.
import { globSync } from 'node:fs';

const exclude = (path) => /(^|\/)(node_modules|dist)$/.test(String(path));
const count = globSync('{infra,libs,services,test}/**/*.cluster.spec.ts', { cwd: new URL('..', import.meta.url).pathname, exclude }).length;
process.stderr.write(`
==================================================================================
跳过 ${count} 个需要真实 Kafka 和 MongoDB 的测试文件。运行它们：npm run test:cluster
SKIPPED: ${count} spec files that need real Kafka and MongoDB. Run: npm run test:cluster
==================================================================================
`);
