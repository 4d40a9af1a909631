import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Text put before an anchor of a file, which stands in it once. */
export interface Edit {
  readonly file: string;
  readonly before: string;
  readonly put: string;
}

/** The exit code of a script of the copy, and all that it printed. */
export interface Outcome {
  readonly code: number;
  readonly said: string;
}

/** A copy of the tree in a directory of its own, with the packages linked and the projects its own. */
export class Copy {
  readonly directory = mkdtempSync(join(tmpdir(), 'laurel-contributing-'));

  constructor() {
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    for (const file of files.split('\0')) {
      if (file === '' || !existsSync(join(root, file))) continue;
      cpSync(join(root, file), join(this.directory, file));
    }
    for (const place of ['', ...this.#projects()]) this.#link(place);
  }

  /** Throws where an anchor is gone or stands more than once. */
  edit({ file, before, put }: Edit): void {
    const text = this.read(file);
    if (text.split(before).length !== 2) throw new Error(`${file} has not one place ${before}`);
    writeFileSync(
      join(this.directory, file),
      text.replace(before, () => put + before),
    );
  }

  read(file: string): string {
    return readFileSync(join(this.directory, file), 'utf8');
  }

  /** Runs a script on the repository's own Node, the one that runs this test. */
  node(...parameters: string[]): Promise<Outcome> {
    const options = { cwd: this.directory, maxBuffer: 2 ** 26 };
    return new Promise((resolve) => {
      execFile(process.execPath, parameters, options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: stdout + stderr }),
      );
    });
  }

  #projects(): string[] {
    const folders = ['libs', 'services'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => join(folder, name)),
    );
    return [...folders, 'dashboard', 'infra', 'test'].filter((project) =>
      existsSync(join(root, project, 'node_modules')),
    );
  }

  /** Packages are linked one by one; those of the repository itself lead to the copy. */
  #link(project: string): void {
    const from = join(root, project, 'node_modules');
    const to = join(this.directory, project, 'node_modules');
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) {
      if (name === '@laurel')
        cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
      else symlinkSync(join(from, name), join(to, name));
    }
  }
}
