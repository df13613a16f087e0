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
  compact,
  children,
}: {
  readonly state: FormState;
  readonly to: string;
  /** What it is done to: said to those who hear a page, whom nothing beside the button tells. */
  readonly about: string;
  readonly primary?: boolean;
  readonly compact?: boolean;
  readonly children: string;
}) => (
  <Form state={state} action={to}>
    <Button kind={primary ? undefined : 'secondary'} lead={`${about}:`} compact={compact}>
      {children}
    </Button>
  </Form>
);
