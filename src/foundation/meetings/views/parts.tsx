import { Tag, type TagColour } from '#ui';
import { STANDINGS, type Stands } from '../rules/index.ts';

const COLOURS: Readonly<Record<Stands, TagColour>> = {
  planned: 'grey',
  called: 'blue',
  live: 'green',
  held: 'grey',
  cancelled: 'red',
};
export const StandsTag = ({ stands }: { readonly stands: Stands }) => (
  <Tag colour={COLOURS[stands]}>{STANDINGS[stands]}</Tag>
);
