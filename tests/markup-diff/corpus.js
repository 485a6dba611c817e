// A few thousand messages as people and bots write them, in many scripts: sentences, and what stands around and within
// them in a chat. Composed from a fixed seed, so that everybody has the same.

import { randomFrom } from './generate.js';

const sentences = [
  'Good morning everyone!', 'Can somebody review my pull request?', "I'll be 5 minutes late, sorry.", 'The build is green again.', 'Who broke staging?',
  'Lunch at 12:30?', "That's 3.14159, not 3.15.", 'Prices went from $10 to $12 (20% more).', 'See section 4.2.1 of the spec.', 'ok', 'lol', 'thanks!!!', '+1', 'wdyt?',
  'It works on my machine ¯\\_(ツ)_/¯', 'Please read the README.md first.', 'Set MAX_CONNECTIONS=100 in config/app_settings.toml', 'if (a < b && c > d) return x * y;',
  'C:\\Users\\me\\Documents\\file.txt', '/usr/local/bin/node --inspect=0.0.0.0:9229', 'SELECT * FROM users WHERE name LIKE \'%a%\';', 'npm i -D @types/node', '1 + 1 = 2, 2 * 3 = 6',
  'Guten Morgen, alle zusammen!', 'Können wir das auf morgen verschieben?', 'Schöne Grüße aus Köln – bis später…', 'Bonjour à tous, ça va ?', "L'équipe a terminé l'intégration.",
  '¿Alguien puede ayudarme?', '¡Qué buena noticia!', 'Bom dia, pessoal. Reunião às 15h.', 'Não está funcionando aqui.', 'Buongiorno, perché non va?', 'Dzień dobry, zażółć gęślą jaźń.',
  'Příliš žluťoučký kůň úpěl ďábelské ódy.', 'Jó reggelt! Árvíztűrő tükörfúrógép.', 'Günaydın, iyi çalışmalar! İSTANBUL', 'Hyvää huomenta, mitä kuuluu?', 'God morgon! Vi ses på mötet.',
  'Доброе утро, коллеги!', 'Кто сломал сборку?', 'Добрий ранок, їжак і ґанок.', 'Καλημέρα σε όλους!', 'Τι ώρα είναι η σύσκεψη;', 'שלום לכולם, מה נשמע?', 'صباح الخير جميعاً، كيف الحال؟',
  'سلام، حالتون چطوره؟', 'सुप्रभात, आप कैसे हैं?', 'শুভ সকাল সবাইকে', 'காலை வணக்கம்', 'สวัสดีตอนเช้าครับ', 'Chào buổi sáng, mọi người khỏe không?', '早上好，大家！', '请看一下这个问题。谢谢！',
  '會議改到下午三點。', 'おはようございます。', 'ビルドが壊れました（再）。', 'ｶﾅ「テスト」ＯＫ', '좋은 아침입니다!', '회의가 3시로 변경되었어요.', 'გამარჯობა', 'Բարեւ ձեզ', 'ሰላም', 'Selamat pagi semua!',
];
const names = ['alice', 'bob.smith', 'rocket.cat', 'jean-pierre', 'dev_ops', 'all', 'here', 'user123', 'müller', 'иван', '田中', 'ann:example.com'];
const rooms = ['general', 'random', 'dev-ops', 'team_a', 'support.de', 'ремонт', '雑談', '123'];
const sites = [
  'https://example.com', 'https://example.com/path/to/page.html?x=1&y=2#frag', 'http://localhost:3000/admin', 'https://en.wikipedia.org/wiki/Foo_(bar)', 'www.example.org',
  'github.com/org/repo/pull/123', 'https://jira.example.com/browse/ABC-123', 'http://10.1.2.3:8080/', 'https://münchen.de/straße', 'https://пример.рф/путь', 'git@example.com:org/repo.git',
  'ssh://git@git.example.org:22/x.git', 'joe@example.com', 'mailto:joe@example.com', '+49 30 123456', '+1-5551234567', 'example.com, and example.org.', 'https://maps.example.com/@52.5,13.4,15z',
];
const smileys = [':smile:', ':+1:', ':tada:', ':slight_smile:', ':)', ':-)', ';)', ':D', ':(', '<3', ':P', '😀', '👍🏽', '🎉', '❤️', '👨‍👩‍👧‍👦', '🇧🇷', '🚀🚀', '✅', '1️⃣', '🤷‍♂️'];
const code = ['x = y', 'npm ci', 'std::vector<int> v;', 'a*b_c~d', '<div class="x">', 'git rebase -i HEAD~3'];

const wrap = {
  bold: (s) => `*${s}*`, strong: (s) => `**${s}**`, italic: (s) => `_${s}_`, emphasis: (s) => `__${s}__`, strike: (s) => `~${s}~`, deleted: (s) => `~~${s}~~`,
  both: (s) => `*_${s}_*`, spoiler: (s) => `||${s}||`, quoted: (s) => `"${s}"`, brackets: (s) => `[${s}]`, parentheses: (s) => `(${s})`,
};

function sentence(random) {
  let parts = [random.pick(sentences)];
  if (random.chance(0.35)) {
    const words = parts[0].split(' ');
    const at = random.below(words.length);
    words[at] = random.pick(Object.values(wrap))(words[at]);
    parts = [words.join(' ')];
  }
  if (random.chance(0.15)) parts = [random.pick(Object.values(wrap))(parts[0])];
  if (random.chance(0.25)) parts.unshift(`@${random.pick(names)}`);
  if (random.chance(0.15)) parts.push(`#${random.pick(rooms)}`);
  if (random.chance(0.25)) parts.push(random.pick(sites));
  if (random.chance(0.1)) parts.push(`[${random.pick(sentences)}](${random.pick(sites.slice(0, 10))})`);
  if (random.chance(0.1)) parts.push(`\`${random.pick(code)}\``);
  if (random.chance(0.3)) parts.push(random.pick(smileys));
  if (random.chance(0.02)) parts.push('<t:1630360800:R>');
  return parts.join(' ');
}

function message(random) {
  const some = (most, make) => random.times(1 + random.below(most), make);
  const line = () => sentence(random);
  switch (random.below(24)) {
    case 0: return some(4, () => `- ${line()}`).join('\n');
    case 1: return some(4, () => `* ${line()}`).join('\n');
    case 2: return some(4, () => line()).map((text, i) => `${i + 1}. ${text}`).join('\n');
    case 3: return some(3, () => `- [${random.pick(['x', ' '])}] ${line()}`).join('\n');
    case 4: return `> ${line()}\n\n${line()}`;
    case 5: return some(3, () => `> ${line()}`).join('\n');
    case 6: return `${line()}\n\`\`\`${random.pick(['', 'js', 'sql', 'cpp'])}\n${some(6, () => random.pick(code)).join('\n')}\n\`\`\`\n${random.chance(0.5) ? line() : ''}`;
    case 7: return `${'#'.repeat(1 + random.below(4))} ${line()}\n${line()}`;
    case 8: return some(3, () => random.pick(smileys)).join(random.pick(['', ' ']));
    case 9: return `| ${random.pick(sentences)} | ${random.pick(sentences)} |\n|---|:-:|\n${some(3, () => `| ${line()} | ${random.pick(smileys)} |`).join('\n')}`;
    case 10: return `||\n${some(2, line).join('\n')}\n||`;
    case 11: return `${line()}\n---\n${line()}`;
    case 12: return `![${random.pick(names)}](https://example.com/image.png) ${line()}`;
    case 13: return some(4, line).join('\n\n');
    case 14: return `${line()} $e^{i\\pi} + 1 = 0$ ${line()}\n$$\\sum_{i=0}^{n} i^2$$`;
    case 15: return `[ ](https://chat.example.com/channel/general?msg=abc123XYZ) ${line()}`;
    default: return some(3, line).join(random.pick([' ', ' ', '\n']));
  }
}

/** 3,000 messages. */
export function corpus() {
  const random = randomFrom(20251122);
  return random.times(3000, () => message(random));
}
