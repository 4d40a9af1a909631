// Lints the examples given as JSON on standard input and prints, for each, the rules that reject it. A
// process of its own: ESLint does not run inside Jest.
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';

const examples = JSON.parse(readFileSync(0, 'utf8'));
const eslint = new ESLint();
const rejected = [];
for (const { path, code } of examples) {
  const [result] = await eslint.lintText(code, { filePath: path });
  rejected.push([...new Set(result.messages.map(({ ruleId }) => ruleId))]);
}
process.stdout.write(JSON.stringify(rejected));
