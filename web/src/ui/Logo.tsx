interface Props {
  size?: number;
  /** Beside the mark, the name. */
  withName?: boolean;
}

/** Confab's mark: two people's speech, overlapping. */
export function Logo({ size = 40, withName = false }: Props) {
  return (
    <span className="confab-logo">
      <svg
        width={size}
        height={size}
        viewBox="0 0 48 48"
        role={withName ? undefined : 'img'}
        aria-hidden={withName || undefined}
      >
        {withName ? null : <title>Confab</title>}
        <path
          className="confab-logo__back"
          d="M18 8h18a8 8 0 0 1 8 8v10a8 8 0 0 1-4 6.9V41l-8-7H18a8 8 0 0 1-8-8V16a8 8 0 0 1 8-8Z"
        />
        <path
          className="confab-logo__front"
          d="M12 4h16a8 8 0 0 1 8 8v8a8 8 0 0 1-8 8H16l-8 7v-8.1A8 8 0 0 1 4 20v-8a8 8 0 0 1 8-8Z"
        />
        <circle className="confab-logo__dot" cx="13" cy="16" r="2.4" />
        <circle className="confab-logo__dot" cx="20" cy="16" r="2.4" />
        <circle className="confab-logo__dot" cx="27" cy="16" r="2.4" />
      </svg>
      {withName && <span className="confab-logo__name">Confab</span>}
    </span>
  );
}
