import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { useChatParts } from '../../stores/hooks';

/** Who is writing here just now. The line keeps its height, so that nothing jumps. */
export function TypingLine({ rid }: { rid: string }) {
  const { t, i18n } = useTranslation('chat');
  const names = useChatParts((state) => [...(state.typing.get(rid)?.keys() ?? [])]);
  const text =
    names.length === 0
      ? ''
      : names.length > 3
        ? t('composer.many-typing')
        : t('composer.typing', { count: names.length, names: format(i18n.language).list(names) });
  return (
    <div className="confab-typing" aria-live="polite">
      {text}
    </div>
  );
}
