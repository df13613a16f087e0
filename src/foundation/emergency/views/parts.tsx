import { sayInstant } from '#kernel';
import { Beneath, Tag, type TagColour } from '#ui';
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
}: {
  readonly staff: string;
  readonly post: string;
  readonly organisation: string;
}) => (
  <>
    {staff}
    <Beneath>
      {post}, {organisation}
    </Beneath>
  </>
);

export const From = ({ openedAt, until }: { readonly openedAt: string; readonly until: string }) => (
  <>
    {sayInstant(openedAt)}
    <Beneath>until {sayInstant(until)}</Beneath>
  </>
);

export const sayTold = (told: number): string =>
  told === 0 ? 'Nobody was there to tell' : `${told} ${told === 1 ? 'person was' : 'people were'} told`;
