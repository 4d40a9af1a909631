/** What docs/benchmarks.md says about how the figures came about. */

export const embeddedMethod = `- **Command**: a branch files its plan (\`FilePlan\`, about 1 kB), on 1,024 branches in turn. Its event is what appends store: the same JSON on every side.
- **Durable appends**: closed loops of 1 and 64 writers, each to streams of its own. Ours checks the expected version and the command id, keeps streams,
  versions and positions, and refuses change by triggers; the bare loop inserts a row and does nothing else.
- **Emmett**: its npm release, with the expected version too. On one connection, appends that are under way together share a transaction, and all but the last
  are answered before it commits; so a careful user lets one follow the other, and that is what is compared. As it comes, it opens a connection for each append,
  and 64 at once fail with SQLITE_BUSY; they are tried again until they succeed.
- **Commands over HTTP**: the real server, six services in one process: session and policy checks, schema validation, facts, decision, durable log, access log,
  all views, and the relay, by which two other services keep and fold the event too. 64 clients with a connection each, in a second process. The baseline
  is a Nest route on Fastify, of the same versions, that inserts the body in a transaction of its own and does nothing else. The variant with one
  transaction for an event-loop turn shows what of the difference is group commit.
- **One stream**: the same server and clients; all of them file the plan of one branch, then each of another, one load after the other in one city. The commands
  on one stream that wait are decided in memory one after the other and share a commit, as those on streams of their own do.
- **Commit to view**: in the same city, from the answer to a command until all views of its service have seen it. The baseline is one row, merged and written.
- **Rebuild**: a new version of the view \`participation\` is started on a log of which it hears nearly every event; the table is built beside the old one.
- **Cost of a command**: the service application with all its views and workers, one command after the other, in turns on both logs, 25 at a time.
- **Settings**: \`synchronous\` 2 is FULL; \`fullfsync\` matters on macOS only. The rest is tuning; every baseline but Emmett as it comes has ours.
`;

export const clusterMethod = `- **Servers**: one mongod (a replica set of one) and one Kafka broker, on the machine that also runs what asks them; every side of a round uses the same ones,
  one after the other, in databases and topics of its own.
- **Durable appends on MongoDB**: as above, and once with an event of 0.74 kB (\`IndicatorRecorded\`), since those of the sample city's record have 0.77 kB on
  average, and 97 of 100 are smaller than a plan; four processes write to one log, each to streams of its own. Emmett's MongoDB store keeps a document for each stream, into which it pushes
  the event, and has no order across streams; ours keeps one dense order of all events, and looks the command's id up. Emmett is told to wait for the journals
  of a majority too, which it does not by itself.
- **Commit to view of another service**: the service application decides and records a command; its relay publishes the event; audit keeps it in its own log and
  folds it. Measured from the answer to the command until the transaction that wrote the event's row in audit's history has ended. Both services are in one process,
  so that one clock tells. The baseline inserts a document, sends a message and writes a row when it arrives, with the drivers alone.
- **One stream**: identity and application, each a process of its own behind a gateway, with one process of application and with three; the load is that of the
  embedded measure. The commands on one stream that wait in one process are decided in memory and appended in one go, each on the version as the one before
  makes it; those of another process that was faster are decided anew.
- **Relay and subscription**: a log of ready events is read, made into messages and published, and its position stored after each batch; the baseline sends the same messages,
  made beforehand, in requests of the same size. Both wait for all replicas (acks −1), on topics with the same settings. What a subscription hands over
  are texts; the baseline counts messages and reads nothing of them. Both commit after each batch. The consumer also keeps every event durably in the log of its service,
  with its stream's version and the position at home; beside it stands one bare insert a batch.
- **The sample city**: \`npm run demo\` with one script on both, from the first command to the answer of the last, refused ones included, by the access logs. On the cluster
  each service is a process of its own, behind a gateway, on the same two engines.
`;
