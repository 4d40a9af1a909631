import { aggregates, parseId } from '@laurel/contracts';

/** The pages that messages are about. */

/** The page of an aggregate, by its stream: `application-r2023.b03.017` → `applications/r2023.b03.017`. */
export function aboutOf(stream: string): string {
  const [name, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  return `${aggregates.find((candidate) => candidate.name === name)?.path ?? name}/${id}`;
}

/** The campaign that a page belongs to; none for pages of the whole deployment. */
export function campaignAbout(about: string): string | undefined {
  const [path, id] = [about.slice(0, about.indexOf('/')), about.slice(about.indexOf('/') + 1)];
  const aggregate = aggregates.find((candidate) => candidate.path === path);
  return aggregate && parseId(aggregate, id)?.campaign;
}
