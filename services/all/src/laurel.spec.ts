// What `laurel` does not know it says in both languages, and ends as failed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const loader = new URL('../../../infra/typescript.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('cli.ts', import.meta.url));
const laurel = (...parameters: string[]) =>
  spawnSync(process.execPath, ['--import', loader, program, ...parameters], { encoding: 'utf8', env: { PATH: process.env['PATH'] } });

describe('A command line', () => {
  it('with a command that is none is told which there are', () => {
    expect(laurel('dance')).toMatchObject({ status: 2, stderr: expect.stringMatching(/用法 usage: laurel start \| demo/) });
  });
  it('with an option that is none is told so', () => {
    expect(laurel('demo', '--sed', '1')).toMatchObject({ status: 1, stderr: expect.stringMatching(/选项有误.*wrong options.*'--sed'/) });
  });
});
