// The report for people.

const thousands = (n) => Math.round(n).toLocaleString('en-US');
const millions = (n) => `${(n / 1e6).toFixed(2)} M`;
const ms = (n) => `${n.toFixed(n < 10 ? 2 : 1)} ms`;
const mb = (kb) => `${(kb / 1024).toFixed(1)} MB`;
const kb = (bytes) => `${Math.round(bytes / 1000)} kB`;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function aims({ results, ratios }) {
  const best = ratios.find((r) => r.name === 'gather') ?? ratios[0];
  const row = (what, aim, value, met) => [what, aim, value, met ? 'yes' : '**no**'];
  const idle = results['idle-seeded'].resident_kb;
  const connection = results['idle-connections'].kb_per_connection;
  const start = median(results.startup.to_ready_ms);
  const rows = [
    row(
      'deliveries per CPU-second at 20,000/s, to the gathering broadcaster',
      '0.5',
      best.steady_per_cpu.toFixed(2),
      best.steady_per_cpu >= 0.5,
    ),
    row(
      'deliveries per second at saturation, to the same',
      '0.5',
      best.saturated_rate.toFixed(2),
      best.saturated_rate >= 0.5,
    ),
    row('resident, idle, 1,000,000 messages', '50 MB', mb(idle), idle < 50 * 1024),
    row('per idle logged-in connection', '20 kB', `${connection.toFixed(1)} kB`, connection < 20),
    row('start to /readyz, 1,000,000 messages', '0.5 s', ms(start), start < 500),
  ];
  if (results.web) {
    const js = results.web[0].js_brotli;
    rows.push(row('JavaScript until the first message', '300 kB', kb(js), js < 300_000));
  }
  if (results.build) {
    const { full_seconds: full, one_file_seconds: one } = results.build;
    rows.push(
      row('full release build', '480 s', `${full} s`, full < 480),
      row('one file of the core', '20 s', `${one} s`, one < 20),
    );
  }
  return table(['what', 'aim', 'measured', 'met'], rows);
}

function deliveries(results, named) {
  const row = (name, t) => [
    name,
    thousands(t.wanted_messages_per_second),
    thousands(t.deliveries_per_second),
    (1e6 / t.deliveries_per_cpu_second).toFixed(2),
    ms(t.delivery_latency.p50_ms),
    ms(t.delivery_latency.p99_ms),
    t.server_cpu_seconds.toFixed(2),
    t.generator_cpu_seconds.toFixed(2),
    t.others_cpu_seconds.toFixed(2),
    t.seconds.toFixed(1),
  ];
  const rows = [];
  for (const [name, result] of Object.entries(results)) {
    if (!named.test(name)) continue;
    rows.push(row(name, result.best ?? result));
    if (result.calm) rows.push(row(`${name}, at four fifths`, result.calm));
    if (result.overload?.messages_refused) {
      const share = Math.round((100 * result.overload.messages_refused) / result.overload.messages_sent);
      rows.push(row(`${name}, at twice the rate, ${share} % refused`, result.overload));
    }
  }
  return table(
    [
      'run',
      'messages/s',
      'deliveries/s',
      'CPU-s per million',
      'p50',
      'p99',
      'server CPU s',
      'generator CPU s',
      'others CPU s',
      'seconds',
    ],
    rows,
  );
}

function calls(results) {
  const row = (name, r) => [
    name,
    r.clients,
    thousands(r.per_second),
    ms(r.latency.p50_ms),
    ms(r.latency.p99_ms),
    ms(r.latency.max_ms),
    `${Math.round(r.server_cpu_microseconds_each)} µs`,
    r.others_cpu_seconds.toFixed(2),
  ];
  const rows = ['send-1', 'send-64'].map((name) => row(`chat.sendMessage, durable`, results[name]));
  for (const name of ['history-1', 'history-8']) {
    rows.push(
      row('channels.history, newest 50', results[name].newest),
      row('channels.history, 50 from anywhere', results[name].anywhere),
    );
  }
  return table(['call', 'clients', 'per second', 'p50', 'p99', 'max', 'server CPU each', 'others CPU s'], rows);
}

function storm({ storm }) {
  return `${thousands(storm.clients)} clients log in with their tokens at once: ${thousands(storm.per_second)}/s, the last after ${ms(storm.latency.max_ms)}, ${Math.round(storm.server_cpu_microseconds_each)} µs of the server each.`;
}

function sizes(results) {
  const connections = results['idle-connections'];
  const subscribed = results['idle-subscribed'];
  const rows = [
    ['resident, idle, new workspace', mb(results['idle-fresh'].resident_kb), mb(results['idle-fresh'].anonymous_kb)],
    [
      'resident, idle, 1,000,000 messages',
      mb(results['idle-seeded'].resident_kb),
      mb(results['idle-seeded'].anonymous_kb),
    ],
    [
      `and ${thousands(connections.connections)} idle logged-in connections`,
      mb(connections.resident_kb_after),
      mb(connections.anonymous_kb_after),
    ],
    [
      "and each with a client's nine subscriptions",
      mb(subscribed.resident_kb_after),
      mb(subscribed.anonymous_kb_after),
    ],
    ['after the delivery load', mb(results['after-load'].resident_kb), mb(results['after-load'].anonymous_kb)],
  ];
  return table(['memory', 'resident', 'of it heap and stacks'], rows);
}

// Above this share of the machine, what others did has changed the figures.
const noticeable = 0.05;

function disturbance({ results, machine }) {
  const runs = Object.entries(results)
    .filter(([name]) => /^(deliver|bare|small)-/.test(name))
    .map(([, r]) => r.best ?? r);
  const total = (key) => runs.reduce((sum, run) => sum + run[key], 0);
  const share = total('others_cpu_seconds') / (total('seconds') * machine.cores);
  if (share < noticeable) return '';
  return `\n**Other programs used ${Math.round(share * 100)} % of the machine meanwhile: rates and latencies are worse than they would be, and ratios scatter.**\n`;
}

function web(results) {
  if (!results.web) return 'The web client was not built.';
  const rows = results.web.map((w) => [
    w.page,
    w.scripts,
    kb(w.js_brotli),
    kb(w.js_gzip),
    kb(w.css_brotli),
    kb(w.css_gzip),
  ]);
  return table(['until this page shows', 'scripts', 'JS br', 'JS gz', 'CSS br', 'CSS gz'], rows);
}

export function render(report) {
  const { results, machine } = report;
  const ratios = report.ratios.map((r) => [
    r.name,
    r.steady_per_cpu.toFixed(2),
    r.saturated_rate.toFixed(2),
    r.saturated_per_cpu.toFixed(2),
  ]);
  const starts = results.startup;
  return `# Confab, measured

${report.date}, commit ${report.commit}, \`${report.command}\`
${machine.processor}, ${machine.cores} cores, ${machine.memory_gib} GiB, Linux ${machine.kernel}. Server and generator share the cores. docs/benchmarks.md says what is measured and how.
${disturbance(report)}
## Aims
${aims(report)}

## Delivery in one room with 1,000 members
${deliveries(results, /^(deliver|bare)-/)}

Confab to a bare broadcaster of frames of the same size (${Math.round(results['deliver-steady'].frame_bytes)} bytes):

${table(['broadcaster', '20,000/s: per CPU-second', 'saturation: per second', 'saturation: per CPU-second'], ratios)}

## Delivery in 200 rooms with 10 members each
${deliveries(results, /^small-/)}

## Log-ins
${storm(results)}

## Calls
${calls(results)}

## Memory
${sizes(results)}

## Start
To /readyz: ${starts.to_ready_ms.map((n) => n.toFixed(0)).join(', ')} ms; SIGTERM to end: median ${ms(starts.to_end.p50_ms)}.

## Web client's first load
${web(results)}
${results.build ? `\n## Build\nFrom nothing ${results.build.full_seconds} s; ${results.build.file} changed ${results.build.one_file_seconds} s.\n` : ''}`;
}
