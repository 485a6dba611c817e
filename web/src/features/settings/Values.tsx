/** What a setting was and what it became, each in its own direction; the arrow points as one reads. */
export function Values({ before, after }: { before: string; after: string }) {
  return (
    <span className="confab-settings__change">
      <del>
        <bdi>{before}</bdi>
      </del>{' '}
      <span className="confab-settings__arrow">→</span>{' '}
      <ins>
        <bdi>{after}</bdi>
      </ins>
    </span>
  );
}
