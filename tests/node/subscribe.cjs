// Subscribes to a topic; prints "subscribe" when that is agreed, then each page as hexadecimal digits.
// Without a secret: pubsubhubbub 1.0.2 sends one derived from its own, but checks signatures with its own.
const [topic, hub] = process.argv.slice(2);
const pubSubHubbub = require("pubsubhubbub");
const { createServer } = require("node:net");

const probe = createServer().listen(0, "127.0.0.1", () => {
  const { port } = probe.address();
  probe.close(() => {
    const subscriber = pubSubHubbub.createServer({ callbackUrl: `http://127.0.0.1:${port}/hook` });
    subscriber.on("subscribe", () => console.log("subscribe"));
    subscriber.on("feed", (data) => console.log(data.feed.toString("hex")));
    subscriber.on("error", (error) => { throw error; });
    subscriber.on("denied", (data) => { throw new Error(JSON.stringify(data)); });
    subscriber.on("listen", () => subscriber.subscribe(topic, hub, (error) => { if (error) throw error; }));
    subscriber.listen(port, "127.0.0.1");
  });
});
