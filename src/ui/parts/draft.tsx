import { HiddenFields } from '../forms/form.tsx';
import type { DraftNotice, Frame } from '../frame.ts';
import { NotificationBanner } from './notices.tsx';
import { Table } from './table.tsx';
import { Link } from './text.tsx';

const Changed = ({ changed }: Pick<DraftNotice, 'changed'>) =>
  changed.length === 0 ? null : (
    <Table
      caption="Somebody else changed this since you began"
      captionSize="s"
      rows={changed}
      empty="None."
      columns={[
        { label: 'Question', header: true, cell: ({ label }) => label },
        { label: 'It was', cell: ({ was }) => <span class="app-both">{was}</span> },
        { label: 'It says now', cell: ({ now }) => <span class="app-both">{now}</span> },
        { label: 'You typed', cell: ({ typed }) => <span class="app-both">{typed}</span> },
      ]}
    />
  );

/** Says that a page was filled in from a form that was begun and not sent, what changed since, and how to begin again. */
export const DraftBanner = ({ frame }: { readonly frame: Frame }) => {
  const { draft, csrf, key, post } = frame;
  if (!draft) return null;
  return (
    <NotificationBanner id="draft" title="Draft">
      <p class="govuk-body">{draft.says}</p>
      <Changed changed={draft.changed} />
      <div class="app-draft__ways">
        {draft.discard !== null && (
          <form method="post" action={draft.discard} novalidate>
            <HiddenFields state={{ csrf, key, post }} />
            <button type="submit" class="govuk-button govuk-button--secondary app-button--compact">
              Discard this draft
            </button>
          </form>
        )}
        {draft.go.map(({ href, text }) => (
          <Link href={href} key={href}>
            {text}
          </Link>
        ))}
      </div>
    </NotificationBanner>
  );
};
