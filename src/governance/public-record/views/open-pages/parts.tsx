import { sayInstant } from '#kernel';
import { publicPaths } from '../../paths.ts';
import type { Place, Standing } from '../../reads/index.ts';

export const toMeeting = (place: Place, { id, title }: { readonly id: string; readonly title: string }) => ({
  label: title,
  href: publicPaths.one(place.slug, 'meeting', id),
});
export const toBody = (place: Place, { id, title }: { readonly id: string; readonly title: string }) => ({
  label: title,
  href: publicPaths.one(place.slug, 'body', id),
});
/** When it was published, and whether it was before. */
export const Stamp = ({
  of: { publishedAt, edition, firstAt },
}: {
  readonly of: Pick<Standing<'item'>, 'publishedAt' | 'edition' | 'firstAt'>;
}) => (
  <p class="govuk-body-s app-record__stamp">
    Published on {sayInstant(publishedAt)}
    {edition > 1 && `, edition ${edition}; first published on ${sayInstant(firstAt)}`}.
  </p>
);
