import { shortId } from '#kernel';
import { paths as oversight } from '#oversight';
import { paths as people } from '#people';
import { Link, SubNavigation, Tag, type TagColour } from '#ui';
import { paths } from '../paths.ts';
import { STANDINGS, type Stands } from '../rules/index.ts';

const PAGES = [
  ['Schedule', paths.schedule],
  ['To dispose of', paths.due],
  ['Orders', paths.orders],
  ['Holds', paths.holds],
] as const;

/** The pages of whoever keeps the schedule. */
export const Keeping = ({ at }: { readonly at: string }) => (
  <SubNavigation
    label="Retention"
    items={PAGES.map(([label, href]) => ({ label, href, current: href === at }))}
  />
);

const COLOURS: Readonly<Record<Stands, TagColour>> = {
  proposed: 'yellow',
  authorised: 'orange',
  stopped: 'red',
  declined: 'grey',
  cancelled: 'grey',
  done: 'green',
};
export const StandsTag = ({ stands }: { readonly stands: Stands }) => (
  <Tag colour={COLOURS[stands]}>{STANDINGS[stands]}</Tag>
);

/** A person: by name to whoever sees the record, and to the others by the end of an id. */
export const Whom = ({ person, name }: { readonly person: string; readonly name?: string | null }) =>
  name ? (
    <Link href={people.person(person)}>{name}</Link>
  ) : (
    <Link href={oversight.child(person)}>{shortId(person)}</Link>
  );
