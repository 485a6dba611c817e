import './recording-light.css';

/** Says to the eye that something is being recorded; whoever draws it says it in words. */
export function RecordingLight({ on }: { on: boolean }) {
  return <span className={`confab-recording-light${on ? ' is-on' : ''}`} aria-hidden="true" />;
}
