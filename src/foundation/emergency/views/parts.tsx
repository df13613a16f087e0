import { sayInstant } from '#kernel';
import { Beneath, Link, Tag, type TagColour } from '#ui';
import { STANDINGS, type Stands } from '../rules.ts';

const COLOURS: Readonly<Record<Stands, TagColour>> = {
  open: 'red',
  toReview: 'yellow',
  asked: 'orange',
  answered: 'blue',
  closed: 'grey',
};

export const StandsTag = ({ stands }: { readonly stands: Stands }) => (
  <Tag colour={COLOURS[stands]}>{STANDINGS[stands]}</Tag>
);

/** Who, in which post and for whom. */
export const Who = ({
  staff,
  post,
  organisation,
  href,
}: {
  readonly staff: string;
  readonly post: string;
  readonly organisation: string;
  readonly href?: string;
}) => (
  <>
    {href === undefined ? staff : <Link href={href}>{staff}</Link>}
    <Beneath>
      {post}, {organisation}
    </Beneath>
  </>
);

export const From = ({
  openedAt,
  until,
  href,
}: {
  readonly openedAt: string;
  readonly until: string;
  readonly href?: string;
}) => (
  <>
    {href === undefined ? sayInstant(openedAt) : <Link href={href}>{sayInstant(openedAt)}</Link>}
    <Beneath>until {sayInstant(until)}</Beneath>
  </>
);

export const sayTold = (told: number): string =>
  told === 0 ? 'Nobody was there to tell' : `${told} ${told === 1 ? 'person was' : 'people were'} told`;
