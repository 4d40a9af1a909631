// A spec runs in the process itself, and not in a realm of its own as jest's environments have it. What a
// spec changed for itself is put back when it ends.
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

const { exit } = process;
const timeout = Symbol.for('TEST_TIMEOUT_SYMBOL');

export default class Environment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  #variables = { ...process.env };

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  setup() {}

  teardown() {
    this.moduleMocker.restoreAllMocks();
    this.fakeTimersModern.dispose();
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    process.exit = exit;
    delete globalThis[timeout];
  }

  getVmContext() {
    return null;
  }
}
