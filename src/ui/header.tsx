import { HiddenFields } from './forms/form.tsx';
import type { Frame } from './frame.ts';

/** Two leaves about a stem: Arden was a forest. Drawn in the colour of the text beside it. */
const Mark = () => (
  <svg
    class="app-header__mark"
    viewBox="0 0 32 32"
    width="32"
    height="32"
    aria-hidden="true"
    focusable="false"
  >
    <path
      fill="currentColor"
      d="M15 30V17.5C8.6 17.3 4 12.6 4 6V3.4h2.6c6 0 10.2 3.500 11.100 8.800C19.300 9 22.500 7 26.600 7H28v1.600c0 6.300-4.300 10.700-10.500 10.900H17V30z"
    />
  </svg>
);

/** A bell, with how much is new. */
const Bell = ({ bell }: { readonly bell: NonNullable<Frame['bell']> }) => {
  const { href, unread = 0 } = bell;
  const shown = unread > 99 ? '99+' : `${unread}`;
  return (
    <a class="app-header__link app-header__bell" href={href}>
      <svg
        class="app-header__bell-mark"
        viewBox="0 0 20 20"
        width="20"
        height="20"
        aria-hidden="true"
        focusable="false"
      >
        <path
          fill="currentColor"
          d="M10 1.500a1.500 1.500 0 0 0-1.500 1.500v.300A5.300 5.300 0 0 0 4.700 8.400V12l-1.900 2.600c-.300.400 0 1 .500 1h13.400c.500 0 .800-.600.500-1L15.300 12V8.400a5.300 5.300 0 0 0-3.800-5.100V3A1.500 1.500 0 0 0 10 1.500zM7.700 16.600a2.300 2.300 0 0 0 4.600 0z"
        />
      </svg>
      <span class="app-header__bell-word">Notifications</span>
      {unread > 0 && (
        <span class="app-header__bell-count">
          {shown}
          <span class="govuk-visually-hidden"> unread</span>
        </span>
      )}
    </a>
  );
};

const Actor = ({ frame }: { readonly frame: Frame }) => {
  const { actor } = frame;
  if (!actor) return null;
  return (
    <div class="app-header__actor">
      <p class="app-header__who">
        <a class="app-header__link app-header__name" href="/account">
          {actor.staffName}
        </a>
        <span class="app-header__post">
          <span class="govuk-visually-hidden">, acting as </span>
          {actor.postTitle}, {actor.organisationName}
        </span>
      </p>
      <div class="app-header__acts">
        {frame.bell && <Bell bell={frame.bell} />}
        {actor.severalPosts && (
          <a class="app-header__link" href="/posts">
            Change post
          </a>
        )}
        <form method="post" action="/sign-out" class="app-header__sign-out">
          <HiddenFields state={frame} />
          <button type="submit" class="app-header__link app-header__button">
            Sign out
          </button>
        </form>
      </div>
    </div>
  );
};

/** The name of the service, whose it is, and the post in use: on every page, so that nobody acts in the wrong one. */
export const Header = ({ frame }: { readonly frame: Frame }) => (
  <div class="app-header">
    <div class="govuk-width-container app-header__container">
      <div class="app-header__brand">
        <a href={frame.home ?? '/'} class="app-header__home">
          <Mark />
          <span>Arden</span>
        </a>
        {frame.partnership && <span class="app-header__partnership">{frame.partnership.name}</span>}
      </div>
      <Actor frame={frame} />
    </div>
  </div>
);
