import { useTranslation } from 'react-i18next';
import { useChatParts } from '../../stores/hooks';

/** Who is writing here just now. The line keeps its height, so that nothing jumps. */
export function TypingLine({ rid }: { rid: string }) {
  const { t, i18n } = useTranslation('chat');
  const names = useChatParts((state) => [...(state.typing.get(rid)?.keys() ?? [])]);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const text =
    names.length === 0
      ? ''
      : names.length > 3
        ? t('composer.many-typing')
        : t('composer.typing', { count: names.length, names: list.format(names) });
  return (
    <div className="confab-typing" aria-live="polite">
      {text}
    </div>
  );
}
