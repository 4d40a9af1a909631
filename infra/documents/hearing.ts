import { access, attachment, calendar, events, sharedEvents } from '@laurel/contracts';
import { type ServiceDefinition, takesFiles, treeView } from '@laurel/platform';

export const hearingFile = 'libs/contracts/src/hears.ts';

/**
 * Lists what a service hears of others: who may act, the tree of units, the calendar of the city, the files
 * that were stored if its commands name any, and whatever its views, dates and reactions have a line for; `*`
 * is everything. Every service may say the shared events, and a view that people read hears those of its own
 * streams only, so they are heard of others where a reaction or a copy hears them.
 */
export function heardOf(definition: ServiceDefinition): string[] {
  const { name, aggregates, views, due, reactions } = definition;
  const listeners = [...views.map(({ view }) => view), ...(due ? [due] : []), reactions];
  // Identity says who may act, and counts no working days.
  const days = name === 'identity' ? [] : Object.keys(calendar.events);
  const files = takesFiles(definition) ? Object.keys(attachment.events) : [];
  const heard = new Set([
    ...listeners.flatMap((listener) => listener.hears),
    ...access,
    ...treeView.hears,
    ...days,
    ...files,
  ]);
  if (heard.has('*')) return ['*'];
  const own = new Set(aggregates.flatMap(({ contract }) => Object.keys(contract.events)));
  const copies = views.filter(({ readModel: reading }) => reading === undefined).map(({ view }) => view);
  const shared = new Set([...copies, reactions].flatMap(({ hears }) => hears));
  const ofOthers = (type: string) =>
    heard.has(type) && !own.has(type) && (!(type in sharedEvents) || shared.has(type));
  return Object.keys(events).filter(ofOthers);
}

/**
 * The module of contracts that says what each service hears, so that a message is kept or passed over without
 * knowing the services.
 */
export function hearingText(definitions: readonly ServiceDefinition[]): string {
  const lists = definitions.map((definition) => {
    const names = heardOf(definition).map((type) => `\n    '${type}',`);
    return `  ${definition.name}: [${names.join('')}${names.length > 0 ? '\n  ' : ''}],`;
  });
  return `import type { ServiceName } from './contract.ts';

/**
 * The events of others that each service hears. Made by \`npm run documents\` from the lines of its views,
 * dates and reactions.
 */
export const heardOfOthers: Readonly<Record<ServiceName, readonly string[]>> = {
${lists.join('\n')}
};
`;
}
