import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentPath, accentStyles } from './accent.ts';
import assets from './assets.json' with { type: 'json' };
import type { Frame } from './frame.ts';
import { Page, renderPage } from './page.tsx';
import { StylePage } from './style-page/index.tsx';

const frame: Frame = {
  partnership: { name: 'Northvale <Partnership>', short: 'Northvale', synthetic: true },
  actor: {
    staffName: 'Ines Marlow',
    postTitle: 'Health visitor',
    organisationName: 'NHS',
    severalPosts: true,
  },
  nav: [{ label: 'Home & work', href: '/', current: true }],
  path: '/style',
  csrf: 'the-csrf-token',
  key: 'the-form-key',
  post: 'the-post',
  unread: 2,
  assets: (name) => `/assets/${name}`,
};

describe('a page', () => {
  const everything = renderPage(<StylePage frame={frame} />);

  it('holds no script and no style that the content-security policy would refuse', () => {
    expect(everything).not.toMatch(/\sstyle=|<style|\son\w+="|javascript:/);
    for (const [, inside] of everything.matchAll(/<script\b[^>]*>([^<]*)/g)) expect(inside).toBe('');
  });

  it('gives each id once, and describes nothing by an id that is not there', () => {
    const ids = [...everything.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const [, named = ''] of everything.matchAll(/\saria-(?:describedby|labelledby)="([^"]+)"/g))
      for (const id of named.split(' ')) expect(ids).toContain(id);
  });

  it('leads from each fault to its field', () => {
    const summary = everything.slice(
      everything.indexOf('govuk-error-summary'),
      everything.indexOf('<form method="post" action="/style"'),
    );
    const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toHaveLength(3);
    for (const id of targets)
      expect(everything).toMatch(new RegExp(`<(input|textarea|select)[^>]*\\sid="${id}"`));
  });

  it('says which post is in use, and signs out by a form that cannot be forged', () => {
    const html = renderPage(
      <Page frame={frame} title="Home">
        <p>Hello</p>
      </Page>,
    );
    expect(html).toContain('Health visitor, NHS');
    expect(html).toMatch(/<a [^>]*href="\/account"[^>]*>Ines Marlow</);
    expect(html).toContain('Arden is run for Northvale');
    expect(html).toContain('Change post');
    expect(html).toMatch(
      /<form method="post" action="\/sign-out"[^>]*><input type="hidden" name="_csrf" value="the-csrf-token"/,
    );
    expect(html).toContain('Northvale &lt;Partnership>');
    expect(html).toContain('Home &amp; work');
    expect(html).toContain('<meta name="robots" content="noindex');
    expect(html).toContain('<title>Home – Northvale – Arden</title>');
  });

  it('says of a demonstration that it is one, to whoever has not signed in', () => {
    const partnership = { name: 'Demonstration', short: 'Demonstration', synthetic: true };
    const html = renderPage(
      <Page frame={{ ...frame, actor: undefined, demonstration: true, partnership }} title="Sign in">
        <p>Hello</p>
      </Page>,
    );
    expect(html).toContain('A demonstration of Arden.');
    expect(html).not.toContain('run for');
  });

  it('says in its title that something is wrong, and then no longer says what was done', () => {
    const html = renderPage(
      <Page
        frame={{ ...frame, flash: 'Saved' }}
        title="Decide"
        faults={[{ field: '', message: 'Somebody was first.' }]}
      >
        <p>Hello</p>
      </Page>,
    );
    expect(html).toContain('<title>Error: Decide – Northvale – Arden</title>');
    expect(html).toContain('Somebody was first.');
    expect(html).not.toContain('Saved');
  });

  it('is built from files that are there', () => {
    for (const from of [assets.styles, assets.scripts, assets.files].flatMap((files) => Object.values(files)))
      expect(existsSync(from), from).toBe(true);
  });
});

describe('a partnership’s own colour', () => {
  it('is six digits and nothing else', () => {
    expect(accentPath('#1F4E4A')).toBe('/accent/1f4e4a.css');
    for (const wrong of ['red', '#fff', '#1f4e4a;}', '1f4e4a', '#1f4e4a\n'])
      expect(accentPath(wrong), wrong).toBeUndefined();
    expect(accentStyles('1f4e4a}body{')).toBeUndefined();
  });

  it('carries text that can be read on it', () => {
    expect(accentStyles('1f4e4a')).toContain('ink:#ffffff');
    expect(accentStyles('e8b93b')).toContain('ink:#0b0c0c');
  });
});
