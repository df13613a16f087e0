import { type Frame, StylePage } from '#ui';

/** Every component once. */
export const ComponentsPage = ({ frame }: { readonly frame: Frame }) => <StylePage frame={frame} />;
