import { Button as FuselageButton } from '@rocket.chat/fuselage';
import type { ComponentProps } from 'react';

type Props = ComponentProps<typeof FuselageButton>;

/** A button that never submits a form by accident: `type="submit"` has to be said. */
export function Button({ type = 'button', loading, disabled, ...props }: Props) {
  return (
    <FuselageButton
      {...props}
      type={type}
      loading={loading}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
    />
  );
}
