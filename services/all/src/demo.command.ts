/** `npm run demo`: a sample city's whole campaign. */
export async function demoCommand(): Promise<number> {
  throw new Error('not here yet');
}
