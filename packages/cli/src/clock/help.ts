/** What `haoban clock --help` prints. */
export const help = `haoban clock [FILE|-] [--explain] [--calendar FILE] [--zone Asia/Shanghai] [--json]
逐行判定办件时限，不连任何服务；同样的输入，同样的答案。
Judges cases without any server, JSON Lines in (a file, or - for standard input), JSON Lines out in the same order.

  --explain   逐日说明 adds to every clock its days: { date, kind, counted, n | minutes, suspendedBy }
              kind: work 工作日 · off 周末 · holiday 放假 · makeup 调休上班 · unknown 日历未知; at most 1,000 days a clock;
              with receivedAt also review: { due, deemedAt, day0, provisional }, and the calendar that judged
  --calendar  日历文件 a calendar in the shape of calendar.published (default: the national one, 2016-2026)
  --zone      时区 zone of the place (default Asia/Shanghai)
  --json      the answers are JSON Lines with or without it

输入 input, an object a line; instants need Z or an offset; optional fields end in ?
  id acceptedAt statutory?: { n, unit } promised?: { n, unit }      unit: WD 工作日 · ND 自然日 · WH 工作小时 · IMMEDIATE 即办
  suspensions?: [{ start, end?, reason, stops: ["statutory","promised"] }]
  extensions?: [{ approvedAt, days, clocks: [...], kind?: "A" | "B" }]   decidedAt? asOf? (default now)
  receivedAt? noticeAt? resubmittedAt?   审查与视为受理 review and deemed acceptance; acceptedAt may then be absent
  stages?: [{ id, after?: [id], startedAt, endedAt?, term?, suspensions?: [{ start, end?, reason?, stops? }] }]
              an id given again is a further attempt; without stops a stage's suspension stops both clocks
  grantedAt?  送达 delivery, 10 WD   dispatchedAt?  整改 rectification of a bad rating   (acceptedAt may be absent with either)
  hours?: [["09:00","12:00"],["13:30","17:00"]]   办公时间 (this is the default)
输出 output, an object a line
  id day0 deemed?: true workingMinutes statutory? promised? stages? delivery? rectification?
  a clock: { due, remaining, elapsedDays, removedDays, onTime, provisional, refusedExtensions }
  stages: [{ id, attempts, day0, ...a clock }], attempts summed   delivery: a clock
  rectification: { sign, verify, simple, complex }, clocks of 1, 1, 5 and 15 WD from the dispatch
  day0 is null while a filing is neither accepted nor deemed so; a malformed line gives { line, error }
退出码 exit code: 0 全部判定 all judged · 1 有无法判定的行 some lines are malformed · 2 用法错误 wrong use
`;
