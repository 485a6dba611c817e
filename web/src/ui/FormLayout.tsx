import type { ComponentProps, ReactNode } from 'react';
import { Callout } from './Notices';

interface Props extends ComponentProps<'form'> {
  /** Why sending it failed, if it did. */
  failure?: string | null;
  children: ReactNode;
}

/** A form: its fields below each other, and what went wrong above them. */
export function FormLayout({ failure, children, ...form }: Props) {
  return (
    <form className="confab-form" {...form}>
      {failure && (
        <Callout kind="danger" announce>
          {failure}
        </Callout>
      )}
      {children}
    </form>
  );
}

/** The buttons below a form. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="confab-form__actions">{children}</div>;
}
