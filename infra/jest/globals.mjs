// What `@jest/globals` is for a spec. Each spec has its own, and a fixture that an earlier spec loaded still
// has these: so a call goes to those of the spec that runs.
let current;

export function setGlobals(globals) {
  current = globals;
}

const ofTheRunning = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, _this, parameters) => current[name](...parameters),
    get: (_target, key) => current[name][key],
  });

export const afterAll = ofTheRunning('afterAll');
export const afterEach = ofTheRunning('afterEach');
export const beforeAll = ofTheRunning('beforeAll');
export const beforeEach = ofTheRunning('beforeEach');
export const describe = ofTheRunning('describe');
export const expect = ofTheRunning('expect');
export const it = ofTheRunning('it');
export const jest = ofTheRunning('jest');
export const test = ofTheRunning('test');
