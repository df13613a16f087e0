import { Button, Form, type FormState } from '#ui';
import { paths } from '../paths.ts';

/** A way out for those who use no post, and so have none in the header. */
export const SignOut = ({ form }: { readonly form: FormState }) => (
  <Form state={form} action={paths.signOut}>
    <Button kind="secondary">Sign out</Button>
  </Form>
);
