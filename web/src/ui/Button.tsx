import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './Icon';
import { Spinner } from './Spinner';
import type { IconName } from './icons/drawings';

type Native = Omit<ComponentProps<'button'>, 'children'>;
type Variant = 'primary' | 'secondary' | 'danger' | 'secondary-danger';

interface ButtonProps extends Native {
  variant?: Variant;
  /** Short for the variant of this name. */
  primary?: boolean;
  secondary?: boolean;
  danger?: boolean;
  small?: boolean;
  icon?: IconName;
  /** Busy with what it was pressed for; cannot be pressed again. */
  loading?: boolean;
  children?: ReactNode;
}

function variantOf({ variant, primary, secondary, danger }: ButtonProps): Variant {
  if (variant) return variant;
  if (danger) return secondary ? 'secondary-danger' : 'danger';
  return primary ? 'primary' : 'secondary';
}

/** A button with words. It never submits a form by accident: `type="submit"` has to be said. */
export function Button(props: ButtonProps) {
  const { type = 'button', loading, disabled, small, icon, className = '', children, ...rest } = props;
  const { variant: _variant, primary: _primary, secondary: _secondary, danger: _danger, ...native } = rest;
  const variant = variantOf(props);
  return (
    <button
      {...native}
      type={type}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      className={`rcx-button rcx-button--${variant} confab-button confab-button--${variant} ${small ? 'confab-button--small' : ''} ${className}`}
    >
      {loading ? <Spinner /> : icon && <Icon name={icon} size={small ? 'x16' : 'x20'} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<Native, 'title'> {
  icon: IconName;
  small?: boolean;
  mini?: boolean;
  /** An emoji, drawn instead of the icon. */
  face?: ReactNode;
  /** There is no text, so the name has to be said; the tooltip says it too. */
  'aria-label': string;
}

/** A button that is one drawing. */
export function IconButton({ icon, face, small, mini, type = 'button', className = '', ...native }: IconButtonProps) {
  const size = mini ? 'mini' : small ? 'small' : 'medium';
  return (
    <button
      data-tooltip={native['aria-label']}
      {...native}
      type={type}
      className={`rcx-button rcx-icon-button confab-icon-button confab-icon-button--${size} ${className}`}
    >
      {face === undefined ? (
        <Icon name={icon} size={mini ? 'x16' : 'x20'} />
      ) : (
        <span className="confab-emoji">{face}</span>
      )}
    </button>
  );
}

/** Buttons beside each other. */
export function ButtonGroup({ align = 'start', children }: { align?: 'start' | 'end'; children: ReactNode }) {
  return <div className={`confab-button-group confab-button-group--${align}`}>{children}</div>;
}
