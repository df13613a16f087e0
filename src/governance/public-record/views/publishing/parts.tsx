import { Button, Form, type FormState, Tag } from '#ui';

const STANDS = {
  never: ['Not published', 'grey'],
  published: ['Published', 'green'],
  withdrawn: ['Withdrawn', 'red'],
} as const;
export const StandsTag = ({ stands }: { readonly stands: keyof typeof STANDS }) => (
  <Tag colour={STANDS[stands][1]}>{STANDS[stands][0]}</Tag>
);
/** A button that needs nothing but a press. */
export const Act = ({
  state,
  to,
  about,
  primary,
  children,
}: {
  readonly state: FormState;
  readonly to: string;
  readonly about: string;
  readonly primary?: boolean;
  readonly children: string;
}) => (
  <Form state={state} action={to}>
    <Button kind={primary ? undefined : 'secondary'}>{`${children} ${about}`}</Button>
  </Form>
);
