import { describe, expect, it } from '@jest/globals';
import { loginOf } from './logins.ts';

describe('The login of a person', () => {
  it.each([
    ['p123456', 'p123456'],
    ['P-Wang.Lei', 'p-wang-lei'],
    ['-x_', 'x'],
  ])('of the number %s is %s', (personId, login) => {
    expect(loginOf(personId)).toBe(login);
  });
});
