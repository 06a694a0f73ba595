CREATE TABLE "search_state" (
	"id" text PRIMARY KEY NOT NULL,
	"stem_version" integer NOT NULL
);
