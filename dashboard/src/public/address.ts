/** The address at which a number is checked. */
export function addressOf(number: string): string {
  return `/public/certificate?number=${encodeURIComponent(number)}`;
}

/** The same, as a QR code bears it: whole, from the address at which the dashboard is served. */
export function linkTo(number: string, { origin, pathname }: { origin: string; pathname: string }): string {
  return `${origin}${pathname}#${addressOf(number)}`;
}
