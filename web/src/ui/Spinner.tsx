/** Turns while something is on its way. What is waited for is said by what stands around it. */
export function Spinner({ large = false }: { large?: boolean }) {
  return <span className={`confab-spinner ${large ? 'confab-spinner--large' : ''}`} aria-hidden="true" />;
}
