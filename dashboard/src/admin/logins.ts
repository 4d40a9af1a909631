/** The login and the id of a person’s account: the person’s number, as an account may be called. */
export function loginOf(personId: string): string {
  return personId
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}
