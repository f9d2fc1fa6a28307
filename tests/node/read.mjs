// Reads a feed from standard input with every reader installed here, and prints what each makes of its entries.
import { readFileSync } from "node:fs";
import { parseFeed as rowanmanning } from "@rowanmanning/feed-parser";
import { parseFeed as feedsmith } from "feedsmith";
import RssParser from "rss-parser";

const content = readFileSync(0, "utf8");
const seconds = (date) => Math.floor(new Date(date).getTime() / 1000);
const text = (construct) => construct.value ?? construct;

const withFeedsmith = () => {
  const { feed } = feedsmith(content);
  return (feed.items ?? feed.entries ?? []).map((entry) => ({
    id: entry.guid?.value ?? entry.id,
    title: text(entry.title),
    link: entry.link ?? entry.url ?? entry.links.find((link) => link.rel === "alternate").href,
    published: seconds(entry.pubDate ?? entry.date_published ?? entry.published),
  }));
};

const withRowanmanning = () =>
  rowanmanning(content).items.map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    published: seconds(item.published),
  }));

const withRssParser = async () => {
  const { items } = await new RssParser().parseString(content);
  return items.map((item) => ({
    id: item.guid ?? item.id,
    title: item.title,
    link: item.link,
    published: seconds(item.isoDate),
  }));
};

const read = { feedsmith: withFeedsmith() };
if (content.startsWith("<")) {
  read["@rowanmanning/feed-parser"] = withRowanmanning();
  read["rss-parser"] = await withRssParser();
}
process.stdout.write(JSON.stringify(read));
