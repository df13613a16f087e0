import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';

/**
 * HTML put on the page as it stands: the only place in Arden that does so, and not exported by the door of `ui`.
 * It takes nothing but what the official macros rendered, which escape each text given to them.
 * A precompiled template has no element of its own, so the macro's markup stays exactly what its package ships.
 */
export const raw = (html: string): VNode => jsxTemplate([html]);
