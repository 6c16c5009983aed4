BEGIN TRANSACTION;
CREATE TABLE cards (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            pack TEXT NOT NULL,
            question INTEGER NOT NULL REFERENCES questions,
            PRIMARY KEY (round, place)) WITHOUT ROWID;
INSERT INTO "cards" VALUES(1,0,'consultant',1);
INSERT INTO "cards" VALUES(1,1,'consultant',2);
INSERT INTO "cards" VALUES(1,2,'consultant',3);
INSERT INTO "cards" VALUES(1,3,'consultant',4);
INSERT INTO "cards" VALUES(2,0,'oscar-category',5);
INSERT INTO "cards" VALUES(2,1,'oscar-category',6);
INSERT INTO "cards" VALUES(2,2,'consultant',7);
INSERT INTO "cards" VALUES(2,3,'consultant',8);
INSERT INTO "cards" VALUES(2,4,'oscar-category',9);
INSERT INTO "cards" VALUES(2,5,'consultant',10);
INSERT INTO "cards" VALUES(3,0,'plot-and-characters',11);
INSERT INTO "cards" VALUES(3,1,'oscar-category',12);
INSERT INTO "cards" VALUES(3,2,'shared-universe',13);
INSERT INTO "cards" VALUES(3,3,'red-rocket-link',14);
INSERT INTO "cards" VALUES(3,4,'shoot-length',15);
INSERT INTO "cards" VALUES(3,5,'red-rocket-link',16);
INSERT INTO "cards" VALUES(3,6,'red-rocket-link',17);
INSERT INTO "cards" VALUES(3,7,'red-rocket-link',18);
INSERT INTO "cards" VALUES(4,0,'shoot-length',19);
INSERT INTO "cards" VALUES(4,1,'oscar-category',20);
INSERT INTO "cards" VALUES(4,2,'plot-and-characters',21);
INSERT INTO "cards" VALUES(4,3,'shared-universe',22);
INSERT INTO "cards" VALUES(4,4,'shared-universe',23);
INSERT INTO "cards" VALUES(4,5,'shoot-length',15);
INSERT INTO "cards" VALUES(4,6,'plot-and-characters',24);
INSERT INTO "cards" VALUES(4,7,'baker-filmography',25);
INSERT INTO "cards" VALUES(4,8,'consultant',26);
INSERT INTO "cards" VALUES(4,9,'themes-and-reception',27);
INSERT INTO "cards" VALUES(5,0,'oscar-category',28);
INSERT INTO "cards" VALUES(5,1,'oscar-category',29);
INSERT INTO "cards" VALUES(5,2,'oscar-category',30);
INSERT INTO "cards" VALUES(5,3,'red-rocket-link',31);
INSERT INTO "cards" VALUES(5,4,'baker-filmography',32);
INSERT INTO "cards" VALUES(5,5,'actor-backgrounds',33);
INSERT INTO "cards" VALUES(5,6,'plot-and-characters',34);
INSERT INTO "cards" VALUES(5,7,'oscar-category',35);
INSERT INTO "cards" VALUES(5,8,'consultant',36);
INSERT INTO "cards" VALUES(5,9,'baker-filmography',25);
INSERT INTO "cards" VALUES(5,10,'shoot-length',37);
INSERT INTO "cards" VALUES(5,11,'actor-backgrounds',38);
INSERT INTO "cards" VALUES(6,0,'consultant',2);
INSERT INTO "cards" VALUES(6,1,'consultant',39);
INSERT INTO "cards" VALUES(7,0,'consultant',40);
INSERT INTO "cards" VALUES(7,1,'baker-filmography',32);
INSERT INTO "cards" VALUES(7,2,'shared-universe',41);
INSERT INTO "cards" VALUES(8,0,'consultant',40);
INSERT INTO "cards" VALUES(8,1,'baker-filmography',32);
INSERT INTO "cards" VALUES(8,2,'red-rocket-link',42);
INSERT INTO "cards" VALUES(8,3,'shared-universe',41);
INSERT INTO "cards" VALUES(8,4,'actor-backgrounds',43);
INSERT INTO "cards" VALUES(9,0,'consultant',10);
INSERT INTO "cards" VALUES(9,1,'oscar-category',30);
INSERT INTO "cards" VALUES(9,2,'oscar-category',44);
INSERT INTO "cards" VALUES(9,3,'oscar-category',45);
INSERT INTO "cards" VALUES(9,4,'consultant',46);
INSERT INTO "cards" VALUES(9,5,'oscar-category',47);
INSERT INTO "cards" VALUES(9,6,'oscar-category',48);
INSERT INTO "cards" VALUES(9,7,'consultant',49);
INSERT INTO "cards" VALUES(9,8,'consultant',50);
INSERT INTO "cards" VALUES(9,9,'oscar-category',6);
INSERT INTO "cards" VALUES(10,0,'consultant',7);
INSERT INTO "cards" VALUES(11,0,'shared-universe',51);
INSERT INTO "cards" VALUES(11,1,'consultant',52);
INSERT INTO "cards" VALUES(11,2,'red-rocket-link',53);
INSERT INTO "cards" VALUES(11,3,'baker-filmography',54);
INSERT INTO "cards" VALUES(11,4,'actor-backgrounds',55);
INSERT INTO "cards" VALUES(11,5,'red-rocket-link',56);
INSERT INTO "cards" VALUES(11,6,'themes-and-reception',57);
INSERT INTO "cards" VALUES(11,7,'baker-filmography',58);
INSERT INTO "cards" VALUES(12,0,'themes-and-reception',59);
INSERT INTO "cards" VALUES(12,1,'shoot-length',19);
INSERT INTO "cards" VALUES(12,2,'shared-universe',60);
INSERT INTO "cards" VALUES(12,3,'shoot-length',61);
INSERT INTO "cards" VALUES(12,4,'consultant',39);
INSERT INTO "cards" VALUES(12,5,'red-rocket-link',62);
INSERT INTO "cards" VALUES(12,6,'shared-universe',63);
INSERT INTO "cards" VALUES(12,7,'shared-universe',23);
INSERT INTO "cards" VALUES(12,8,'actor-backgrounds',64);
INSERT INTO "cards" VALUES(12,9,'shared-universe',65);
INSERT INTO "cards" VALUES(12,10,'actor-backgrounds',66);
INSERT INTO "cards" VALUES(12,11,'consultant',26);
INSERT INTO "cards" VALUES(12,12,'shoot-length',67);
INSERT INTO "cards" VALUES(12,13,'consultant',68);
INSERT INTO "cards" VALUES(12,14,'red-rocket-link',69);
CREATE TABLE flags (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (round, place)) WITHOUT ROWID;
INSERT INTO "flags" VALUES(1,3,'so');
INSERT INTO "flags" VALUES(3,1,'so');
INSERT INTO "flags" VALUES(3,5,'so');
INSERT INTO "flags" VALUES(5,0,'so');
INSERT INTO "flags" VALUES(5,1,'so');
INSERT INTO "flags" VALUES(9,2,'so');
INSERT INTO "flags" VALUES(11,3,'The year is wrong');
INSERT INTO "flags" VALUES(12,2,'The year is wrong');
CREATE TABLE memories (
            player TEXT NOT NULL,
            pack TEXT NOT NULL,
            name TEXT NOT NULL,  -- the question's id in its pack
            question INTEGER NOT NULL REFERENCES questions,
            asked_at TEXT NOT NULL,
            due TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (player, pack, name)) WITHOUT ROWID;
INSERT INTO "memories" VALUES('Ani','actor-backgrounds','twin',43,'2026-11-21T12:02:17.500000+00:00','2026-11-21T12:03:17.500000+00:00','{"difficulty":6.4133,"last_review":"2026-11-21T12:02:17.500000+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','baker-filmography','first-at-cannes',32,'2026-11-21T12:02:10.000000+00:00','2026-11-23T12:02:10.000000+00:00','{"difficulty":2.111214235785395,"last_review":"2026-11-21T12:02:10+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','advised-on',50,'2026-11-21T12:02:45.000000+00:00','2026-11-23T12:02:45.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:45+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','book-partner',4,'2026-11-21T12:00:12.500000+00:00','2026-11-23T12:00:12.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:12.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','feature-premiere',2,'2026-11-21T12:00:05.000000+00:00','2026-11-23T12:00:05.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:05+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','few-phrases',40,'2026-11-21T12:02:07.500000+00:00','2026-11-23T12:02:07.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:07.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','message-year',7,'2026-11-21T12:00:22.500000+00:00','2026-11-21T12:01:52.500000+00:00','{"difficulty":5.112170705601056,"last_review":"2026-11-21T12:00:22.500000+00:00","stability":1.2931,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','no-coordinator',46,'2026-11-21T12:02:35.000000+00:00','2026-11-23T12:02:35.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:35+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','short-film-year',10,'2026-11-21T12:02:20.000000+00:00','2026-11-23T12:02:20.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:20+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','training-days',36,'2026-11-21T12:01:52.500000+00:00','2026-11-21T12:03:22.500000+00:00','{"difficulty":5.112170705601056,"last_review":"2026-11-21T12:01:52.500000+00:00","stability":1.2931,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','consultant','ways-to-prepare',1,'2026-11-21T12:00:02.500000+00:00','2026-11-23T12:00:02.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:02.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','consultant','who-did-what',49,'2026-11-21T12:02:42.500000+00:00','2026-11-23T12:02:42.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:42.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','oscar-category','actress-presenter',47,'2026-11-21T12:02:37.500000+00:00','2026-11-23T12:02:37.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:37.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','oscar-category','ceremony-date',6,'2026-11-21T12:02:47.500000+00:00','2026-11-23T12:02:47.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:47.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','oscar-category','directing-speech',5,'2026-11-21T12:00:15.000000+00:00','2026-11-23T12:00:15.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:15+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','oscar-category','married-producer',30,'2026-11-21T12:02:22.500000+00:00','2026-11-23T12:02:22.500000+00:00','{"difficulty":2.111214235785395,"last_review":"2026-11-21T12:02:22.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','oscar-category','nominations',28,'2026-11-21T12:01:32.500000+00:00','2026-11-23T12:01:32.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:32.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','oscar-category','season-order',45,'2026-11-21T12:02:32.500000+00:00','2026-11-21T12:04:02.500000+00:00','{"difficulty":5.112170705601056,"last_review":"2026-11-21T12:02:32.500000+00:00","stability":1.2931,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','oscar-category','writing-presenter',9,'2026-11-21T12:00:27.500000+00:00','2026-11-23T12:00:27.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:27.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','plot-and-characters','club-name',34,'2026-11-21T12:01:47.500000+00:00','2026-11-23T12:01:47.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:47.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','plot-and-characters','small-parts',11,'2026-11-21T12:00:32.500000+00:00','2026-11-23T12:00:32.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:32.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','red-rocket-link','crew-compared',42,'2026-11-21T12:02:12.500000+00:00','2026-11-21T12:03:12.500000+00:00','{"difficulty":6.4133,"last_review":"2026-11-21T12:02:12.500000+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Ani','red-rocket-link','premiere-year',17,'2026-11-21T12:00:55.000000+00:00','2026-11-23T12:00:55.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:55+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','shared-universe','story-time',41,'2026-11-21T12:02:15.000000+00:00','2026-11-23T12:02:15.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:02:15+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','shoot-length','new-york-days',15,'2026-11-21T12:00:47.500000+00:00','2026-11-23T12:00:47.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:47.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Ani','shoot-length','promised-length',37,'2026-11-21T12:01:55.000000+00:00','2026-11-23T12:01:55.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:55+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','baker-filmography','early-films',25,'2026-11-21T12:01:20.000000+00:00','2026-11-23T12:01:20.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:20+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','consultant','chief-consultant',39,'2026-11-21T12:02:02.500000+00:00','2026-11-21T12:03:02.500000+00:00','{"difficulty":6.4133,"last_review":"2026-11-21T12:02:02.500000+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Igor','consultant','feature-premiere',2,'2026-11-21T12:01:57.500000+00:00','2026-11-23T12:01:57.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:57.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','consultant','few-phrases',40,'2026-11-21T12:02:05.000000+00:00','2026-11-21T12:03:05.000000+00:00','{"difficulty":6.4133,"last_review":"2026-11-21T12:02:05+00:00","stability":0.212,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Igor','consultant','online-videos',26,'2026-11-21T12:01:22.500000+00:00','2026-11-23T12:01:22.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:22.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','consultant','why-her',8,'2026-11-21T12:00:25.000000+00:00','2026-11-23T12:00:25.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:25+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','oscar-category','ceremony-date',6,'2026-11-21T12:00:17.500000+00:00','2026-11-23T12:00:17.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:17.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','oscar-category','director-nominees',12,'2026-11-21T12:00:40.000000+00:00','2026-11-21T12:02:10.000000+00:00','{"difficulty":5.112170705601056,"last_review":"2026-11-21T12:00:40+00:00","stability":1.2931,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Igor','oscar-category','madison-age',20,'2026-11-21T12:01:02.500000+00:00','2026-11-23T12:01:02.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:02.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','oscar-category','youngest-winner',29,'2026-11-21T12:01:37.500000+00:00','2026-11-23T12:01:37.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:37.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','plot-and-characters','family-background',24,'2026-11-21T12:01:17.500000+00:00','2026-11-21T12:02:47.500000+00:00','{"difficulty":5.112170705601056,"last_review":"2026-11-21T12:01:17.500000+00:00","stability":1.2931,"state":1,"step":0}');
INSERT INTO "memories" VALUES('Igor','plot-and-characters','week-price',21,'2026-11-21T12:01:05.000000+00:00','2026-11-23T12:01:05.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:05+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','red-rocket-link','film-before',18,'2026-11-21T12:00:57.500000+00:00','2026-11-23T12:00:57.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:57.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','red-rocket-link','meeting-son',16,'2026-11-21T12:00:52.500000+00:00','2026-11-23T12:00:52.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:52.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','red-rocket-link','part-two',14,'2026-11-21T12:00:45.000000+00:00','2026-11-23T12:00:45.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:00:45+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','shared-universe','early-order',22,'2026-11-21T12:01:07.500000+00:00','2026-11-23T12:01:07.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:07.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','shared-universe','same-director',23,'2026-11-21T12:01:10.000000+00:00','2026-11-23T12:01:10.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:10+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','shoot-length','cities',19,'2026-11-21T12:01:00.000000+00:00','2026-11-23T12:01:00.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:00+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','shoot-length','new-york-days',15,'2026-11-21T12:01:12.500000+00:00','2026-11-23T12:01:12.500000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:12.500000+00:00","stability":2.3065,"state":2,"step":null}');
INSERT INTO "memories" VALUES('Igor','themes-and-reception','comedy-masters',27,'2026-11-21T12:01:25.000000+00:00','2026-11-23T12:01:25.000000+00:00','{"difficulty":2.118103970459016,"last_review":"2026-11-21T12:01:25+00:00","stability":2.3065,"state":2,"step":null}');
CREATE TABLE played (
            player TEXT NOT NULL,
            mode TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            PRIMARY KEY (player, mode)) WITHOUT ROWID;
INSERT INTO "played" VALUES('Ani','blitz',1);
INSERT INTO "played" VALUES('Ani','classic',2);
INSERT INTO "played" VALUES('Ani','daily',1);
INSERT INTO "played" VALUES('Ani','ladder',1);
INSERT INTO "played" VALUES('Ani','practice',1);
INSERT INTO "played" VALUES('Ani','survival',1);
INSERT INTO "played" VALUES('Igor','blitz',1);
INSERT INTO "played" VALUES('Igor','classic',2);
INSERT INTO "played" VALUES('Igor','ladder',2);
INSERT INTO "played" VALUES('Igor','survival',1);
CREATE TABLE players (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (round, seat)) WITHOUT ROWID;
INSERT INTO "players" VALUES(1,0,'Ani');
INSERT INTO "players" VALUES(2,0,'Ani');
INSERT INTO "players" VALUES(2,1,'Igor');
INSERT INTO "players" VALUES(3,0,'Ani');
INSERT INTO "players" VALUES(3,1,'Igor');
INSERT INTO "players" VALUES(4,0,'Igor');
INSERT INTO "players" VALUES(5,0,'Ani');
INSERT INTO "players" VALUES(5,1,'Igor');
INSERT INTO "players" VALUES(6,0,'Igor');
INSERT INTO "players" VALUES(7,0,'Igor');
INSERT INTO "players" VALUES(8,0,'Ani');
INSERT INTO "players" VALUES(9,0,'Ani');
INSERT INTO "players" VALUES(10,0,'Ani');
INSERT INTO "players" VALUES(11,0,'Ani');
INSERT INTO "players" VALUES(11,1,'Igor');
INSERT INTO "players" VALUES(12,0,'Ani');
CREATE TABLE questions (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            body TEXT NOT NULL);
INSERT INTO "questions" VALUES(1,X'BE0E4F83CB97A47B74E6B0168EE9BB7034E1351C2F6A6F745C77E80FFA919812','{"kind":"multiple","id":"ways-to-prepare","question":"Which of these belonged to Mikey Madison''s preparation for Anora?","difficulty":"easy","explanation":"The part brought her an Oscar at the age of 25.","tags":["training"],"source":{"title":"Cover story; interview with the choreographer; cast interview","publisher":"MovieMaker; Marie Claire; Extra"},"disputed":"A fan essay credits her with a few phrases of Russian, where press reports have her take lessons for months.","answers":["Lessons in Russian","Training with a choreographer","Watching dancers'' videos online"],"wrong":[["A year of living in Moscow",""],["Shifts as a croupier in Las Vegas",""],["A term at law school",""]]}');
INSERT INTO "questions" VALUES(2,X'12AF97D5D22FB920348B44C29A8CBE868CEE05D245B999EA98B4EFDE7CD2E134','{"kind":"text","id":"feature-premiere","question":"At which festival did the feature film of the memoir by Anora''s chief consultant have its world premiere in 2025?","hint":"It is held in North America, in September.","explanation":"Its author had a short journey, as she is based in the host city.","tags":["books"],"source":{"title":"Festival line-up of 2025","publisher":"Canadian Press, via CP24","year":2025,"url":"https://www.cp24.com/news/entertainment/2025/08/06/documentaries-on-sex-work-whistlers-aeronauts-join-torontos-film-festival-lineup/"},"answer":"Toronto International Film Festival","accept":["TIFF","Toronto","Toronto Film Festival"]}');
INSERT INTO "questions" VALUES(3,X'89DADCA8469E33C5A061822D8B2E23C495C2BF0A54A9C63C49BC2FD93BA56A3F','{"kind":"text","id":"language-app","question":"Which language app did Mikey Madison use alongside her lessons for Anora?","difficulty":"easy","explanation":"In the story, Ani has her Russian from her grandmother.","tags":["training","language"],"source":{"title":"Profile of Mikey Madison","publisher":"The Guardian, as told by The Fashion Vibes"},"answer":"Duolingo"}');
INSERT INTO "questions" VALUES(4,X'280FC3BD141832A124E32CEC85647BA1E2229D6713FAA164B594319513DAA288','{"kind":"choice","id":"book-partner","question":"Which artist and director works with Anora''s chief consultant on her book and its films?","difficulty":"hard","hint":"This partner also takes photographs.","explanation":"Before the book there was a call for money on Kickstarter, in 2017.","tags":["books"],"source":{"title":"Profile of two collaborators","publisher":"Joyful Magpies","year":2021,"url":"https://joyfulmagpies.com/category/digital-media/"},"answer":"Nicole Bazuin","wrong":[["Shih-Ching Tsou","She directed Take Out together with Baker."],["Chris Bergoch","He wrote Red Rocket together with Baker."],["Lindsey Normington",""]]}');
INSERT INTO "questions" VALUES(5,X'7EC46F62FA7AB1159B23BD3E4475F28B591DE3961B5E6FBADA0FFD4F579E7A8B','{"kind":"choice","id":"directing-speech","question":"What did Sean Baker call for when he accepted the directing Oscar?","difficulty":"easy","explanation":"Eight days earlier, at the Spirit Awards, his call had been for higher upfront fees.","tags":["oscars","speeches"],"source":{"title":"Report on the Best Director speech","publisher":"Variety Australia","year":2025,"url":"https://au.variety.com/2025/awards/news/sean-baker-best-director-oscar-anora-20701"},"answer":"Keeping films in cinemas","wrong":[["Higher taxes on streaming",""],["Fewer award shows on TV",""],["Shorter running times",""]]}');
INSERT INTO "questions" VALUES(6,X'5C8C8482BC0582B3F9B72A6B4F3AE4933EB9E2A4F9C21C33E63A60501BF08650','{"kind":"choice","id":"ceremony-date","question":"On what date did Anora win its Oscars?","difficulty":"easy","explanation":"It was the 97th Oscar ceremony.","tags":["oscars"],"source":{"title":"List of Oscar winners","publisher":"Global News","year":2025,"url":"https://globalnews.ca/news/11060076/oscars-2025-winners-list/"},"answer":"2 March 2025","wrong":[["10 March 2024","By then the film had not even been shown at Cannes."],["23 February 2025",""],["9 March 2025",""]]}');
INSERT INTO "questions" VALUES(7,X'CE40A38FA2069DDBA636F45756F87CB79AE2CBAC1E0B5E91980E4B14142B98CD','{"kind":"number","id":"message-year","question":"In which year did Baker first write to Anora''s chief sex-work consultant?","hint":"After Red Rocket, before the shoot of Anora.","explanation":"The film was shot in the following year.","tags":["consultant"],"source":{"title":"Interview with the chief consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"2022"}');
INSERT INTO "questions" VALUES(8,X'03CF0356BE88AD787F960EE083B4DAC931DFC58B1BBBE90EED6D04078EB7FC39','{"kind":"choice","id":"why-her","question":"What made Baker contact the woman who became Anora''s chief sex-work consultant?","hint":"She had not put herself forward, and nobody had named her.","explanation":"She, for her part, had just seen one of his films and admired it.","tags":["consultant"],"source":{"title":"Interview with Anora''s chief consultant","publisher":"Toronto Life","year":2024,"url":"https://torontolife.com/culture/sean-baker-messaged-me-out-of-the-blue-andrea-werhun-on-her-role-as-a-sex-work-consultant-on-anora/"},"answer":"He had read her book","wrong":[["He had seen her on television",""],["Madison had suggested her",""],["She had applied for the job",""]]}');
INSERT INTO "questions" VALUES(9,X'F062CC801158B82CD733947184666CAACF4111B720FF8792CDEC90F3F3154DA9','{"kind":"choice","id":"writing-presenter","question":"From whom did Sean Baker receive his Oscar for writing Anora?","difficulty":"hard","hint":"Her first name has two syllables, and so does her surname.","explanation":"The night''s other writing prize, for an adaptation, went to Peter Straughan.","tags":["oscars"],"source":{"title":"Live coverage of the Oscars","publisher":"The Age","year":2025,"url":"https://www.theage.com.au/culture/movies/oscars-2025-live-updates-stars-arrive-on-the-red-carpet-20250302-p5lgbd.html?post=p589m3"},"answer":"Amy Poehler","wrong":[["Tina Fey",""],["June Squibb",""],["Maya Rudolph",""]]}');
INSERT INTO "questions" VALUES(10,X'88631F1E287B741AC6BE0D03D024426046012498478580F2D32971491D597DE6','{"kind":"number","id":"short-film-year","question":"In which year did the short film of the memoir by Anora''s chief consultant come out?","difficulty":"hard","hint":"The festival that had picked it was called off that year.","explanation":"That festival was SXSW.","tags":["books"],"source":{"title":"Report on the adaptation of the memoir","publisher":"The Hollywood Reporter Roma"},"answer":"2020"}');
INSERT INTO "questions" VALUES(11,X'B6907458F7A33D3D43E79456A2568CB81EF48AD70B60D06D93C8736287EF2F18','{"kind":"match","id":"small-parts","question":"Match these members of the cast to their parts in Anora.","difficulty":"hard","hint":"The rival of the heroine is called after a precious stone.","explanation":"Normington helped strip-club dancers in Los Angeles to form a union; Ekamasova has won a Nika, a Russian film prize.","tags":["cast"],"source":{"title":"Film facts; interviews with Miranda and Normington; interview with Ekamasova","publisher":"Kinofans; Atlanta Journal-Constitution; Polyester; Voice of America"},"pairs":[["Luna Sofia Miranda","Lulu"],["Lindsey Normington","Diamond"],["Vache Tovmasyan","Garnick"],["Darya Ekamasova","Galina"]],"decoys":["Toros"]}');
INSERT INTO "questions" VALUES(12,X'F1CFF20F3B1D0235B834F753C3D3EE29AB35C1D51A7176F2A0949E5C13465B51','{"kind":"multiple","id":"director-nominees","question":"Who was up for the directing Oscar against Sean Baker in 2025?","difficulty":"hard","hint":"Half of the names are right.","explanation":"Variety brought two of the five, Baker and Corbet, together for a talk.","tags":["oscars"],"source":{"title":"Sean Baker wins Best Director","publisher":"Female First","year":2025,"url":"https://www.femalefirst.co.uk/celebrity/oscars-2025-sean-baker-wins-best-director-1414527.html"},"answers":["Brady Corbet","James Mangold","Jacques Audiard","Coralie Fargeat"],"wrong":[["Denis Villeneuve",""],["Edward Berger",""],["Jon M. Chu",""],["Greta Gerwig",""]]}');
INSERT INTO "questions" VALUES(13,X'676D2498F7660BA234B59A41E2FB87D812A8175B4ED4CC392A8FC719B8E3CFDB','{"kind":"multiple","id":"brand-films","question":"In which of these films does Tarantino''s invented brand of cigarettes appear?","difficulty":"easy","hint":"Three are right.","explanation":"A pack was made for Inglourious Basterds too, but a collector says that it is never seen.","tags":["tarantino","brands"],"source":{"title":"Lists of the brand''s appearances","publisher":"BroBible; Screen Rant; Maxcady"},"disputed":"Lists of the brand''s appearances differ; these three films are on several of them.","answers":["Pulp Fiction","Kill Bill","Once Upon a Time... in Hollywood"],"wrong":[["Clerks",""],["Out of Sight",""],["Red Rocket",""]]}');
INSERT INTO "questions" VALUES(14,X'4B2A01CECB93C75D0BDAFB4634817B5E2276EA9B340B46E19FBCE0772E47E420','{"kind":"true-false","id":"part-two","question":"Anora is a sequel to Red Rocket.","difficulty":"easy","explanation":"It tells a story of its own, built from things that Baker had heard, and won the Oscar for Original Screenplay.","tags":["easter-egg","baker-films"],"source":{"title":"List of winners at the 97th Academy Awards","publisher":"The New Indian Express","year":2025,"url":"https://www.newindianexpress.com/entertainment/english/2025/Mar/03/list-of-winners-so-far-at-the-97th-academy-awards-2"},"answer":false}');
INSERT INTO "questions" VALUES(15,X'6EE57003DB129C87BF7D91167836E566EB264DE489570A9738617F095F731EA1','{"kind":"number","id":"new-york-days","question":"How many shooting days did Anora spend in New York City?","hint":"An odd number, between thirty and forty.","explanation":"Baker''s film before it, Red Rocket, had taken 23 days as a whole.","tags":["shoot"],"source":{"title":"Production notes on the shoot","publisher":"Distributor production notes, via Weltexpresso","year":2024},"disputed":"The split by city is that of the production notes, which add 3 days in Las Vegas, 40 together. No Film School gives 37 for the whole shoot, The Cinemaholic more than 37, a fan essay 35.","answer":"37","unit":"days"}');
INSERT INTO "questions" VALUES(16,X'3B3C252699E43289682D4CE82B9C67CF41A1FDE56D23B4109F48F80964299B14','{"kind":"choice","id":"meeting-son","question":"Where did Baker approach Suzanna Son, whom he later cast in Red Rocket?","hint":"It was a place for an audience.","explanation":"It was the ArcLight in Hollywood.","tags":["red-rocket","cast"],"source":{"title":"Interview with Suzanna Son","publisher":"W Magazine","year":2022,"url":"https://www.wmagazine.com/culture/suzanna-son-red-rocket-interview-2022"},"answer":"At a cinema","wrong":[["In a doughnut shop",""],["At the Cannes festival",""],["On a film set",""]]}');
INSERT INTO "questions" VALUES(17,X'8346B04AA14B8A5FBFA7BB8FFA1FAAC51130EA085421B6A6B4EED5F42AC3CB01','{"kind":"number","id":"premiere-year","question":"In which year did Red Rocket have its premiere?","difficulty":"easy","explanation":"That July it was shown in competition at Cannes.","tags":["red-rocket","release"],"source":{"title":"On the trailer of Red Rocket","publisher":"Vulture","year":2021,"url":"https://www.vulture.com/2021/10/watch-sean-bakers-latest-a24-film-red-rocket-trailer.html"},"answer":"2021"}');
INSERT INTO "questions" VALUES(18,X'3B692EB98B257A8AB43F0BFD134A0F1389DAE1BED7339F49A38F3EE7AE76C35B','{"kind":"true-false","id":"film-before","question":"Red Rocket is the feature that Baker directed just before Anora.","difficulty":"easy","explanation":"They are his seventh and eighth features.","tags":["red-rocket","baker-films"],"source":{"title":"Interview with Sean Baker","publisher":"Hammer to Nail","url":"https://www.hammertonail.com/interviews/sean-baker-anora/"},"answer":true}');
INSERT INTO "questions" VALUES(19,X'D6854C5388219170A8051CBEB4CFAD34288A455FC35BA5C9DA4973777F318249','{"kind":"multiple","id":"cities","question":"In which cities was Anora shot?","difficulty":"easy","explanation":"A real mansion, real clubs and real shops served as sets.","tags":["shoot","places"],"source":{"title":"Where Anora was filmed","publisher":"The Cinemaholic","year":2024,"url":"https://thecinemaholic.com/where-anora-filmed/"},"answers":["New York City","Las Vegas"],"wrong":[["Los Angeles",""],["Moscow",""],["Miami",""],["Atlantic City",""]]}');
INSERT INTO "questions" VALUES(20,X'E4D98DB5C60E8F235C03DA0ACFC5E2D33E7339D3419A9A0E3C88770F2D1E29AD','{"kind":"number","id":"madison-age","question":"How old was Mikey Madison when she won her Oscar for Anora?","difficulty":"easy","explanation":"Before that, television viewers knew her as the eldest daughter in Better Things.","tags":["oscars","cast"],"source":{"title":"Winners who made Oscar history","publisher":"Biography.com","year":2025,"url":"https://www.biography.com/movies-tv/a64016438/2025-oscars-winners-who-made-history"},"answer":"25","unit":"years"}');
INSERT INTO "questions" VALUES(21,X'AC6FFA7B1920DADA64ABE955B768A46A629122D21B9828FF9213C6CD639FAB6F','{"kind":"number","id":"week-price","question":"How many US dollars does Ivan pay the heroine of Anora for a week as his companion?","hint":"It is a sum of five figures.","explanation":"Baker says that his film behaves like a romantic comedy for its first hour.","tags":["ivan","plot"],"source":{"title":"The ending of Anora explained","publisher":"Sportskeeda","url":"https://sportskeeda.com/us/movies/anora-ending-explained-why-ani-break-igor-driving-back-house"},"answer":"15000","unit":"US dollars"}');
INSERT INTO "questions" VALUES(22,X'F63D054D5725F7CD7FCB1BC29C187F58C96CF0474FA89A83BE8DC59037E70F37','{"kind":"order","id":"early-order","question":"Put these films by Kevin Smith in order of release, oldest first.","hint":"The last of the four is from 1999.","explanation":"A viewing guide by BadCantina sees the first three as a trilogy.","tags":["view-askew"],"source":{"title":"The films in chronological order","publisher":"Pocket-lint","year":2022,"url":"https://www.pocket-lint.com/tv/news/161825-view-askewniverse-movie-order-kevin-smith-movies-chronological"},"items":["Clerks","Mallrats","Chasing Amy","Dogma"]}');
INSERT INTO "questions" VALUES(23,X'FD2699755ADF6B3DEA540FD7106CB63025999B19585FFC23FE1AC8A868DC73EE','{"kind":"true-false","id":"same-director","question":"Both films with the agent Ray Nicolette were made by the same director.","hint":"The actor stayed the same, but who called the shots?","explanation":"Quentin Tarantino cast him first, and Steven Soderbergh took him over.","tags":["nicolette"],"source":{"title":"Michael Keaton as Ray Nicolette","publisher":"Collider","year":2024,"url":"https://collider.com/michael-keaton-jackie-brown-out-of-sight/"},"answer":false}');
INSERT INTO "questions" VALUES(24,X'5F8A13D0DCA5D93351BE458C3CD6BEACF212DB8D0E601733E9138B40F011B3E5','{"kind":"choice","id":"family-background","question":"What is the family background of the heroine of Anora?","difficulty":"hard","hint":"Look to Central Asia.","explanation":"Radio Liberty''s Uzbek service was among those that reported the premiere at Cannes.","tags":["heroine"],"source":{"title":"Review of Anora","publisher":"Los Angeles Times"},"answer":"Uzbek-American","wrong":[["Tajik-American",""],["Georgian-American",""],["Armenian-American","Armenia is where Karren Karagulian, who plays Toros, was born."]]}');
INSERT INTO "questions" VALUES(25,X'B53169D497408BCF1A5CC67A2C19E20F94DB3A172906E52BD293AB5EFB95A3AE','{"kind":"order","id":"early-films","question":"Put these early films by Sean Baker in order, earliest first.","difficulty":"hard","hint":"The only one-word title came last.","explanation":"They date from 2000, 2004, 2008 and 2012, the middle two being dated by their festivals.","tags":["early-films","release"],"source":{"title":"Tangerine at Sundance","publisher":"SlashFilm","year":2015,"url":"https://www.slashfilm.com/535939/sean-bakers-tangerine-shot-on-iphone-5s/"},"items":["Four Letter Words","Take Out","Prince of Broadway","Starlet"]}');
INSERT INTO "questions" VALUES(26,X'4C900A5BADEFC160F5AF6760DB1C49D5EAD8B8C220E22AFD9F2B80AD7A7419B8','{"kind":"choice","id":"online-videos","question":"Which everyday objects, noticed by Madison in dancers'' online videos, found their way into Anora?","difficulty":"hard","hint":"Think of a break during a long shift.","explanation":"MovieMaker told the story when it put the film on its cover.","tags":["training"],"source":{"title":"Cover story on Anora","publisher":"MovieMaker","year":2024,"url":"https://www.moviemaker.com/anora-sean-baker-mikey-madison-cover-story/"},"answer":"Food containers","wrong":[["Hot-water bottles",""],["Knitting needles",""],["Alarm clocks",""]]}');
INSERT INTO "questions" VALUES(27,X'A93CBDB1F8BEFFF452FD333CA01973B399EE2BC8B2E0F239FED6152AAD5750A7','{"kind":"multiple","id":"comedy-masters","question":"Which directors of classic comedy did the head of the Cannes jury name when speaking of Anora?","difficulty":"hard","hint":"Just two of the five are right.","explanation":"AwardsWatch recalled those words when it presented the first trailer.","tags":["cannes","themes"],"source":{"title":"Report on the first trailer","publisher":"AwardsWatch","year":2024,"url":"https://awardswatch.com/neon-releases-first-trailer-for-sean-bakers-palme-dor-winner-anora-featuring-a-star-is-born-turn-from-mikey-madison/amp/"},"answers":["Ernst Lubitsch","Howard Hawks"],"wrong":[["Buster Keaton",""],["Mel Brooks",""],["Jacques Tati",""]]}');
INSERT INTO "questions" VALUES(28,X'F1F8BCC8257BA6A0A3C0F3FC894A5E5C4034BC02E4C76E29211D4B48D03DE4FE','{"kind":"number","id":"nominations","question":"How many Oscar nominations did Anora receive?","difficulty":"easy","explanation":"One of them made Yura Borisov the first Russian up for an acting Oscar since Mikhail Baryshnikov.","tags":["oscars"],"source":{"title":"Oscar-night report on the most wins","publisher":"Collider","year":2025,"url":"https://collider.com/oscars-2025-most-wins-anora-sean-baker-mikey-madison-academy-awards/"},"answer":"6","unit":"nominations"}');
INSERT INTO "questions" VALUES(29,X'14B2CC00786A9C80B6DFCCB04FE284EFB7613F3A9772C8E96720682E0B821BB4','{"kind":"true-false","id":"youngest-winner","question":"With Anora, Mikey Madison became the youngest Best Actress winner in Oscar history.","difficulty":"easy","explanation":"She ranks ninth among the youngest winners in that category.","tags":["oscars","cast"],"source":{"title":"The youngest Best Actress winners","publisher":"Koimoi","year":2025,"url":"https://www.koimoi.com/hollywood-news/oscars-2025-best-actress-in-a-leading-role-mikey-madison-creates-a-unique-record-as-she-grabs-the-trophy/"},"answer":false}');
INSERT INTO "questions" VALUES(30,X'562720424FEF35DC80766E16B2D2ADB8960C03537FC8C743BF3C0F386302A08C','{"kind":"text","id":"married-producer","question":"Which of Anora''s producers is married to Sean Baker?","difficulty":"easy","explanation":"She was born in Vancouver.","tags":["crew"],"source":{"title":"Report on Anora''s Vancouver-born producer","publisher":"Canadian Press, via Medicine Hat News","year":2025,"url":"https://medicinehatnews.com/entertainment/entertainment-news/2025/02/27/vancouver-born-anora-producer-samantha-quan-on-wonderful-and-discombobulating-journey-to-oscars"},"answer":"Samantha Quan","accept":["Sammy Quan","Quan"]}');
INSERT INTO "questions" VALUES(31,X'D9F38BCB77822B8DAD3FBB94CB6A9978CE5123AD412679C5CDB664AE67708A7C','{"kind":"true-false","id":"comeback-city","question":"In Red Rocket, Mikey hopes that Strawberry will help him to a comeback in New York.","difficulty":"easy","explanation":"Los Angeles is the place that he has in mind, with himself as her manager.","tags":["red-rocket","characters"],"source":{"title":"Interview on the making of Red Rocket","publisher":"Shoot Online","year":2021,"url":"https://www.shootonline.com/news/share/91026"},"answer":false}');
INSERT INTO "questions" VALUES(32,X'52C34BFEA1F347F264DD295D372A87E05CD72E39C43025E3ECE0CF626F0A78F6','{"kind":"true-false","id":"first-at-cannes","question":"Anora was the first of Baker''s features to be shown at Cannes.","hint":"Cannes is more than the contest for the Palme d''Or.","explanation":"The Florida Project played in the Directors'' Fortnight of 2017, and Red Rocket was in competition in 2021.","tags":["cannes"],"source":{"title":"Report on the trailer of Red Rocket","publisher":"Vulture","year":2021,"url":"https://www.vulture.com/2021/10/watch-sean-bakers-latest-a24-film-red-rocket-trailer.html"},"answer":false}');
INSERT INTO "questions" VALUES(33,X'7E23EE04F861D5D6A429AB50FF9C897AA8E279E37514B12CBDDDBE40C6DE3056','{"kind":"choice","id":"audition-tape","question":"How did Mark Eydelshteyn perform on his audition tape for Anora?","hint":"It was a tape that took some nerve.","explanation":"The vape, as he tells it, gave him time to remember his lines.","tags":["eydelshteyn"],"source":{"title":"Interview with Mark Eydelshteyn","publisher":"Variety","year":2024},"answer":"Undressed, puffing on a vape","wrong":[["On horseback, with a sword",""],["In costume, singing an aria",""],["In the snow, speaking French",""]]}');
INSERT INTO "questions" VALUES(34,X'6C7E00F51778E5B3D9E2E897AA1A3242755D66905118E324E4D1D37A37080AD8','{"kind":"text","id":"club-name","question":"What is the name of the club where the heroine of Anora works?","hint":"An army or a company has one, too.","explanation":"The New York Times took its readers there on a tour of the film''s locations.","tags":["club","places"],"source":{"title":"Tour of the New York locations","publisher":"The New York Times","year":2024},"answer":"Headquarters","accept":["HQ"]}');
INSERT INTO "questions" VALUES(35,X'102D8A3E7F018ACCE837928E22EAF2CA159D2B146BE7CFDB2CA6A3C920653091','{"kind":"match","id":"other-prizes","question":"Match each event to what Anora won there.","hint":"Two of the four gave it their highest prize.","explanation":"The win at the BAFTAs was seen as an upset.","tags":["awards"],"source":{"title":"Reports on the four events in 2024 and 2025","publisher":"The New Indian Express; Extra; Screen Daily; Gold Derby"},"pairs":[["Cannes","Palme d''Or"],["BAFTAs","Leading Actress"],["Independent Spirit Awards","Best Feature"],["Golden Globes","Nothing"]],"decoys":["Supporting Actor"]}');
INSERT INTO "questions" VALUES(36,X'B18B4287F442E73ACDE23ABC36D3915DF026C5260D4811181F2803A0BA191453','{"kind":"number","id":"training-days","question":"According to Marie Claire, on how many days a week did Mikey Madison train with Anora''s choreographer?","difficulty":"hard","hint":"Fewer than four.","explanation":"In the building where the club scenes were shot, a pole had to be installed for the film.","tags":["training"],"source":{"title":"Interview with the choreographer","publisher":"Marie Claire","url":"https://www.marieclaire.com/culture/movies/anora-choreographer-kennady-schneider-interview/"},"disputed":"Marie Claire gives three months at this rhythm; other pieces speak of about five months of dance training in all.","answer":"2","unit":"days a week"}');
INSERT INTO "questions" VALUES(37,X'6D78B4C2D8B30F94F4706681EBDF9BC7A46A91FDFFC4148DF28A7D801227FFF0','{"kind":"choice","id":"promised-length","question":"What length had Baker promised by contract when Anora was sold abroad in advance?","difficulty":"hard","hint":"The film turned out a little longer than that.","explanation":"He knew that the film would not stay within it, and the promise weighed on him.","tags":["length","editing"],"source":{"title":"Talk between Sean Baker and Brady Corbet","publisher":"Variety","year":2024},"answer":"2 hours 10","wrong":[["1 hour 30",""],["1 hour 45",""],["2 hours 45",""]]}');
INSERT INTO "questions" VALUES(38,X'0427E113930BEC5C4F729F36CC2BE8DDBCB3B50B2100CB4DAA698C6F6C6694C7','{"kind":"number","id":"new-york-year","question":"In which year did Karren Karagulian come to New York?","difficulty":"hard","hint":"The Soviet Union still existed.","explanation":"He brought a few hundred dollars with him, and some tins of caviar to sell.","tags":["karagulian"],"source":{"title":"Profile of Karren Karagulian","publisher":"Gothamist","year":2024},"answer":"1990","tolerance":"1"}');
INSERT INTO "questions" VALUES(39,X'890C11130BE8B5BD3D6221901093465E0CBE86E11427276A5878778CF0FDA8DA','{"kind":"text","id":"chief-consultant","question":"Which author and former escort was the chief sex-work consultant on Anora?","difficulty":"easy","explanation":"She lives in Canada, and has worked on two films of her own book.","tags":["consultant"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answer":"Andrea Werhun","accept":["Werhun"]}');
INSERT INTO "questions" VALUES(40,X'78203B713BB778BA1CDE3194646ACC859E7266600DACF9097B7F602894AC5259','{"kind":"true-false","id":"few-phrases","question":"Mikey Madison learnt only a few phrases of Russian for Anora.","difficulty":"easy","explanation":"She took lessons for months, and long scenes are played partly in the language.","tags":["training","language"],"source":{"title":"On Mikey Madison''s Russian","publisher":"The Cinemaholic","year":2024,"url":"https://thecinemaholic.com/mikey-madison-anora-russian/"},"disputed":"A fan essay speaks of a few phrases; press reports describe months of lessons.","answer":false}');
INSERT INTO "questions" VALUES(41,X'3C113C9CD488ACF724607D0DEF12B74F1F8405B143B9738594CC29B06F7C7D5D','{"kind":"true-false","id":"story-time","question":"In story time, Clerks takes place about a day before Mallrats.","difficulty":"hard","hint":"The order of the stories need not be that of the films.","explanation":"By release, however, Clerks does come first.","tags":["view-askew","clerks"],"source":{"title":"The films in chronological order","publisher":"Pocket-lint","year":2022,"url":"https://www.pocket-lint.com/tv/news/161825-view-askewniverse-movie-order-kevin-smith-movies-chronological"},"answer":false}');
INSERT INTO "questions" VALUES(42,X'3483922CA581CE1004A8CFD99779D958F5024E116D92BAB834336BDCEE54B85D','{"kind":"true-false","id":"crew-compared","question":"Red Rocket was made by a far smaller crew than Anora.","hint":"One of the two crews would fit into a minibus.","explanation":"Ten people made Red Rocket; for Anora, Baker spoke of about 40 when it won Best Picture.","tags":["crew"],"source":{"title":"Interview on Red Rocket; report on the Best Picture speech","publisher":"Filmmaker Magazine; Indulgexpress"},"answer":true}');
INSERT INTO "questions" VALUES(43,X'8F84C5521F6B8BEE86F28FB6C80E98ECE43762F35260D9A906A34DD08AB0278E','{"kind":"true-false","id":"twin","question":"Mikey Madison has a twin brother.","difficulty":"hard","hint":"She did not grow up as an only child.","explanation":"Her surname at birth was Rosberg.","tags":["madison"],"source":{"title":"Article on Mikey Madison","publisher":"Wikipedia","url":"https://en.wikipedia.org/wiki/Mikey_Madison"},"answer":true}');
INSERT INTO "questions" VALUES(44,X'A72B359479D4CD31788314BA89DADEAF8C4608335608C206F065D3D83C8F4D01','{"kind":"choice","id":"spirit-prize","question":"Which of these Independent Spirit Awards went to Anora?","hint":"A performer took it home.","explanation":"Best Director was also among the three prizes that Anora won there.","tags":["awards","cast"],"source":{"title":"Report on the Spirit Awards","publisher":"Filmmaker Magazine","year":2025,"url":"https://filmmakermagazine.com/129812-anora-didi-and-baby-reindeer-are-multiple-2025-film-independent-spirit-award-winners/"},"answer":"Best Lead Performance","wrong":[["Best Screenplay",""],["Best Supporting Performance",""],["Best Cinematography",""]]}');
INSERT INTO "questions" VALUES(45,X'FF744A494C34B47F60B3C199167A02B7CB2D89535C75293EC8FA801E288B03B5','{"kind":"order","id":"season-order","question":"Put these award nights of 2025 in order, earliest first.","difficulty":"hard","hint":"The first two are only a day apart.","explanation":"Before all of them came the Golden Globes, where Anora had five nominations.","tags":["awards"],"source":{"title":"Reports on the season","publisher":"Screen Daily; Extra; Hindustan Times","year":2025},"items":["Critics Choice Awards","Directors Guild Awards","BAFTAs","Independent Spirit Awards","Oscars"]}');
INSERT INTO "questions" VALUES(46,X'C0CE94313347543FEAA983394948AD6A5BDA20C9DAAF066CEC7B0761EF995A66','{"kind":"choice","id":"no-coordinator","question":"Why did Mikey Madison and Mark Eydelshteyn make Anora without an intimacy coordinator?","hint":"It was somebody''s choice.","explanation":"Baker and Quan had made the offer; Madison has said that a small circle let them shoot such scenes quickly.","tags":["cast"],"source":{"title":"Mikey Madison in conversation with Pamela Anderson","publisher":"Variety","year":2024},"answer":"They turned the offer down","wrong":[["The budget left no room for one","The two were offered one, so money was not the reason."],["The job did not exist yet",""],["The script had no such scenes",""]]}');
INSERT INTO "questions" VALUES(47,X'6DA5427D234D60C41735CC1C4741875E88B3171F34D3788E1C175813DC9C8043','{"kind":"choice","id":"actress-presenter","question":"From whom did Mikey Madison receive her Oscar?","hint":"Her surname has fewer than six letters.","explanation":"It was the first Oscar of Madison''s career.","tags":["oscars","cast"],"source":{"title":"Report on Mikey Madison''s Oscar win","publisher":"The News","year":2025,"url":"https://www.thenews.com.pk/latest/1288270-mikey-madison-left-dumbstruck-on-surreal-first-ever-oscar-win"},"answer":"Emma Stone","wrong":[["Michelle Yeoh",""],["Frances McDormand",""],["Lily Gladstone",""]]}');
INSERT INTO "questions" VALUES(48,X'8303F59847816C098138EE16BD9D009569AB84AFEAA7AF279EB22C90A40689B8','{"kind":"text","id":"ceremony-host","question":"Who hosted the Oscar ceremony at which Anora won Best Picture?","difficulty":"easy","hint":"It was neither Jimmy Kimmel nor Chris Rock.","explanation":"By then, Anora had been out in US cinemas for four and a half months.","tags":["oscars"],"source":{"title":"List of Oscar winners","publisher":"Global News","year":2025,"url":"https://globalnews.ca/news/11060076/oscars-2025-winners-list/"},"answer":"Conan O''Brien","accept":["O''Brien","Conan"]}');
INSERT INTO "questions" VALUES(49,X'2F7324B537A7D81D35795D7672BB7BB08E10E0D3A4B75D0FF95D8ECABE94C188','{"kind":"match","id":"who-did-what","question":"Match each of these women to what she did on Anora.","hint":"Two of them are seen on screen.","explanation":"Quan, who is married to Baker, shared the Best Picture Oscar with him and Alex Coco.","tags":["cast","crew"],"source":{"title":"Interviews with Schneider, Miranda, Normington and Quan","publisher":"Marie Claire; Polyester; Canadian Press"},"pairs":[["Kennady Schneider","Choreography"],["Luna Sofia Miranda","Playing Lulu"],["Lindsey Normington","Playing Diamond"],["Samantha Quan","Producing"]],"decoys":["Film editing"]}');
INSERT INTO "questions" VALUES(50,X'ED34614E5922DFA3C8E7BE4A63DB1F9DD87B711DE0B24E23D71EFE37BF8CC1F7','{"kind":"multiple","id":"advised-on","question":"On what did Anora''s chief sex-work consultant advise?","difficulty":"easy","explanation":"At least one of the dancers in the cast was a consultant as well.","tags":["consultant"],"source":{"title":"Report on the film''s sex-work consultants","publisher":"The Guardian","year":2024},"answers":["The script","Madison''s performance"],"wrong":[["The stunt driving",""],["The music rights",""],["The Russian subtitles",""]]}');
INSERT INTO "questions" VALUES(51,X'F2671E786760248E25A0B901F7B13E39DF4C732AEE57673E57D8B9BFB3BECF33','{"kind":"text","id":"universe-name","question":"By what name is Kevin Smith''s shared film universe known?","difficulty":"easy","explanation":"Jay and Silent Bob turn up in almost all of it.","tags":["view-askew"],"source":{"title":"The films in chronological order","publisher":"Pocket-lint","year":2022,"url":"https://www.pocket-lint.com/tv/news/161825-view-askewniverse-movie-order-kevin-smith-movies-chronological"},"answer":"View Askewniverse","accept":["View Askew","Askewniverse","View Askew Universe"]}');
INSERT INTO "questions" VALUES(52,X'24B30EEBF7FC66900FAC09694008F844ED1452CA6C6F7D923AF25B75797287F0','{"kind":"choice","id":"moved-to","question":"Where did Mikey Madison move before the shoot of Anora, to work on her accent?","difficulty":"easy","explanation":"She went there about a month ahead of the shoot.","tags":["training","places"],"source":{"title":"Q and A with Mikey Madison","publisher":"In Creative Company","url":"https://increativecompany.com/news/mikey-madison-shares-the-prep-that-went-into-anora"},"answer":"Brighton Beach","wrong":[["Brooklyn Heights",""],["Park Slope",""],["Astoria",""]]}');
INSERT INTO "questions" VALUES(53,X'346B2ABB3442B58AF4DED9C9DED2AB57261565693BF0DD59D68FA84D40DFB7E5','{"kind":"order","id":"budgets","question":"Order these Baker films by reported budget, smallest first.","hint":"The dearest of the three won the Palme d''Or.","explanation":"Red Rocket is put at 1.1 million dollars, eleven times the figure given for Tangerine.","tags":["budget","baker-films"],"source":{"title":"Reported budgets of the three films","publisher":"South Western International Film Festival; Wikipedia; Collider"},"items":["Tangerine","Red Rocket","Anora"]}');
INSERT INTO "questions" VALUES(54,X'B293008B994ECFEADB650BECE85A93511A356FF71DA83B46D71A04971049B606','{"kind":"text","id":"novelist-family","question":"Which lead actor of Starlet is the great-granddaughter of a famous novelist?","hint":"Her family name can be found on many bookshelves.","explanation":"The ensemble around her was honoured at the Independent Spirit Awards.","tags":["starlet","cast"],"source":{"title":"Festival note on Starlet","publisher":"New Zealand International Film Festival","year":2013,"url":"https://www1.nziff.co.nz/2013/archive/starlet/"},"answer":"Dree Hemingway","accept":["Hemingway"]}');
INSERT INTO "questions" VALUES(55,X'7C02458084A73D895D7FA525203A1977399818905C98B0AE22B152FDBFABCB3E','{"kind":"choice","id":"moved-abroad","question":"To which country did Aleksei Serebryakov move in 2012?","difficulty":"hard","hint":"It lies outside Europe.","explanation":"The film for which he is best known abroad came out two years later.","tags":["cast"],"source":{"title":"Faces of the series","publisher":"gulag-witnesses.com","url":"https://gulag-witnesses.com/eng/faces-of-the-series/"},"answer":"Canada","wrong":[["Germany",""],["Israel",""],["France",""]]}');
INSERT INTO "questions" VALUES(56,X'142FF13E6668E175F95C2248884BCBD267283B94A1B174B469CB0D2016CDA006','{"kind":"text","id":"co-writer","question":"Who wrote Red Rocket together with Sean Baker?","difficulty":"hard","hint":"His initials are C. B.","explanation":"On Anora, Baker himself was writer, director and editor.","tags":["red-rocket","crew"],"source":{"title":"Q and A with Sean Baker and the cast","publisher":"The Signal (UHCL)","year":2021,"url":"https://www.uhclthesignal.com/wordpress/2021/12/15/qa-director-sean-baker-and-the-cast-of-red-rocket/"},"answer":"Chris Bergoch","accept":["Bergoch"]}');
INSERT INTO "questions" VALUES(57,X'E1D2D908F272A6C32398B50D38A8F21295AFFEC580006CF12A03A7E58FB39B9B','{"kind":"choice","id":"first-hour","question":"As Sean Baker sees it, what does the first hour of Anora play as?","difficulty":"easy","explanation":"After that, the tone of the film grows darker.","tags":["themes"],"source":{"title":"The story behind the mansion in Anora","publisher":"IndieWire","year":2024},"answer":"A romantic comedy","wrong":[["A courtroom thriller",""],["A family tragedy",""],["A backstage musical",""]]}');
INSERT INTO "questions" VALUES(58,X'788E4F65CC8EDA15B1BD0CC9C15E7B17D3BE4AD87D7D90E188B300154CF2C3B3','{"kind":"multiple","id":"directed-by-baker","question":"Which of these films did Sean Baker direct?","difficulty":"easy","explanation":"Two of the three came before Tangerine, his film of 2015.","tags":["release"],"source":{"title":"Conversation with Sean Baker","publisher":"Hammer to Nail","year":2024,"url":"https://www.hammertonail.com/interviews/sean-baker-anora/"},"answers":["Starlet","Red Rocket","Prince of Broadway"],"wrong":[["American Honey",""],["Good Time",""],["Support the Girls",""]]}');
INSERT INTO "questions" VALUES(59,X'2906B28AD0810BAC358CBAB6D9DCA6325C608D636E724DA7CB19A005FD1CD9E0','{"kind":"choice","id":"distributor","question":"Through which company did Anora come to US cinemas?","difficulty":"easy","explanation":"The opening date was 18 October 2024.","tags":["release"],"source":{"title":"Report on the first trailer","publisher":"AwardsWatch","year":2024,"url":"https://awardswatch.com/neon-releases-first-trailer-for-sean-bakers-palme-dor-winner-anora-featuring-a-star-is-born-turn-from-mikey-madison/amp/"},"answer":"Neon","wrong":[["A24","That company had released Red Rocket."],["Netflix",""],["Searchlight",""]]}');
INSERT INTO "questions" VALUES(60,X'EDB273CD769B4E7A81D656C1552F9D99D86AB7A0735B3794641A6BB832622C73','{"kind":"choice","id":"first-film","question":"With which film did Kevin Smith''s shared universe begin?","difficulty":"easy","explanation":"Guides to the whole series offer two ways to watch it, by release or by story time.","tags":["view-askew"],"source":{"title":"Kevin Smith''s films in order","publisher":"JustWatch","url":"https://guides.justwatch.com/us/kevin-smith-movies-in-order-view-askewniverse-explained"},"answer":"Clerks","wrong":[["Mallrats",""],["Dogma",""],["Chasing Amy",""]]}');
INSERT INTO "questions" VALUES(61,X'F55D2170F1778E9EA57C873EED67B7612245A5170C9C054031D6B79552B0005E','{"kind":"choice","id":"season","question":"In which season was Anora shot?","difficulty":"easy","explanation":"The production had wrapped by the end of March.","tags":["shoot"],"source":{"title":"Interview with the production designer","publisher":"Immersive","url":"https://immersivemediaco.com/production-designer-stephen-phelps-on-the-reality-and-fantasy-of-anora/"},"disputed":"Production notes put the start in January, No Film School in February; the season is the same.","answer":"Winter","wrong":[["Late spring",""],["Summer",""],["Autumn",""]]}');
INSERT INTO "questions" VALUES(62,X'24F9F3A07C2F81BEAD172457B5FAE5A1A17029F19BA7866C265B5FB14B377A4E','{"kind":"multiple","id":"rex-before","question":"Which of these had Simon Rex done before Red Rocket?","hint":"Two of these are right: one on television, one in film.","explanation":"The music channel had him as a VJ; the films that he acted in make fun of horror.","tags":["red-rocket","cast"],"source":{"title":"Conversation with Sean Baker and Simon Rex","publisher":"Vulture","year":2021,"url":"https://www.vulture.com/2021/12/in-conversation-with-red-rockets-sean-baker-and-simon-rex.html"},"answers":["Presenting on MTV","Acting in Scary Movie films"],"wrong":[["Presenting the weather",""],["Acting in Final Destination films",""],["Acting in Evil Dead films",""]]}');
INSERT INTO "questions" VALUES(63,X'E58FB5D522BACC1C8472EBDA15D5193C89D84BA77EBB2F36475473984B57B7BA','{"kind":"choice","id":"first-packet","question":"In which film was Tarantino''s invented brand of cigarettes first seen?","hint":"Think of the 1990s.","explanation":"A Japanese collector of film props has a whole page on the brand.","tags":["tarantino","brands"],"source":{"title":"Fake brands in film and television","publisher":"Mental Floss","url":"http://mentalfloss.com/article/21023/quick-10-10-fake-brands-used-entertainment-industry"},"disputed":"Lists of the films that show the brand differ from one another.","answer":"Pulp Fiction","wrong":[["Kill Bill","There it was seen again, on a huge advert at an airport."],["Jackie Brown",""],["Death Proof",""]]}');
INSERT INTO "questions" VALUES(64,X'6AF022B9EC73706217DA700837FF6DF63DC05FE7B86CF6F29AB950329F17643A','{"kind":"choice","id":"agents-called","question":"Which slasher film made Sean Baker call Mikey Madison''s agents straight from the cinema?","hint":"It came out in 2022, as the fifth film of its series.","explanation":"Three years after it opened, she was the ninth-youngest winner of the Best Actress Oscar.","tags":["madison"],"source":{"title":"Profile of Mikey Madison","publisher":"E!","year":2025},"answer":"Scream","wrong":[["Halloween",""],["X",""],["Candyman",""]]}');
INSERT INTO "questions" VALUES(65,X'AC83ADC6D82386696049AA5B756ABEE752E9398DC0AE6E451741F925E9C15691','{"kind":"multiple","id":"nicolette-films","question":"In which of these films is the agent Ray Nicolette seen?","hint":"Two are right, and both of these were novels first.","explanation":"The two films were made for different studios.","tags":["nicolette"],"source":{"title":"Michael Keaton as Ray Nicolette","publisher":"Collider","year":2024,"url":"https://collider.com/michael-keaton-jackie-brown-out-of-sight/"},"answers":["Jackie Brown","Out of Sight"],"wrong":[["Get Shorty",""],["Be Cool",""],["Ocean''s Eleven",""]]}');
INSERT INTO "questions" VALUES(66,X'8EE7DBF6715FCF490C24360007BC8B65B971B86FD01986A7DDCD86161F9D72AB','{"kind":"text","id":"before-borisov","question":"Before Yura Borisov, who was the last Russian in the running for an acting Oscar?","difficulty":"hard","hint":"His film was The Turning Point, of 1977.","explanation":"Borisov''s own nomination, for Best Supporting Actor, was the only one of Anora''s that brought no Oscar.","tags":["borisov","oscars"],"source":{"title":"Report on Yura Borisov''s nomination","publisher":"The Insider","year":2025,"url":"https://theins.press/en/news/278154"},"answer":"Mikhail Baryshnikov","accept":["Baryshnikov"]}');
INSERT INTO "questions" VALUES(67,X'DD65ABF1A8ABF7DFF195460CE61BAC186EF5777E2EDCED8093311DAC7101EBBF','{"kind":"text","id":"lenses","question":"Which Soviet make of anamorphic lenses was used to shoot Anora?","difficulty":"hard","hint":"The name has four letters.","explanation":"The design dates from the 1970s, and the choice was partly a nod to the Russian side of the story.","tags":["camera"],"source":{"title":"Interview with the cinematographer and the production designer","publisher":"The Credits","year":2025,"url":"https://motionpictures.org/2025/01/how-anoras-dp-production-designer-brought-a-deconstructed-cinderella-to-new-york"},"answer":"Lomo","accept":["Lomo Round Front","Lomo lenses","Lomo anamorphics"]}');
INSERT INTO "questions" VALUES(68,X'711900673A7EB71718028807BC4DED6BBCE3DEFC37214A057F554043C6990ECB','{"kind":"order","id":"memoir-story","question":"Put these steps in the life of the memoir by Anora''s chief consultant in order, earliest first.","difficulty":"hard","hint":"The book was already on the screen once when Baker came in.","explanation":"The campaign ran in 2017, and the feature was first shown eight years later.","tags":["consultant","books"],"source":{"title":"Reports on the book and its films","publisher":"Joyful Magpies; Toronto Life; Canadian Press"},"disputed":"Toronto Life dates the book 2018; The Hollywood Reporter gives 2022, the year of a later edition.","items":["A Kickstarter campaign","The first edition","A short film version","Baker''s first contact with its author","The feature film''s premiere"]}');
INSERT INTO "questions" VALUES(69,X'5455A047FFAED7098834708D4BE6F7A61BD01F5A5535A4F8CC10E8BB744D832C','{"kind":"number","id":"doughnut-money","question":"About how many US dollars did the Red Rocket team spend on doughnuts as props?","difficulty":"hard","hint":"More than 500 and less than 2,000.","explanation":"They were kept in a fridge overnight; the team had about five days in the shop.","tags":["red-rocket","budget"],"source":{"title":"On the making of Red Rocket","publisher":"MovieMaker","url":"https://www.moviemaker.com/how-to-make-a-movie-feel-alive-red-rocket-sean-baker-simon-rex/"},"answer":"1000","tolerance":"200","unit":"US dollars"}');
CREATE TABLE results (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            board TEXT NOT NULL,
            player TEXT NOT NULL,
            score INTEGER NOT NULL,
            max_score INTEGER NOT NULL,
            correct INTEGER NOT NULL,
            questions INTEGER NOT NULL,
            finished_at TEXT NOT NULL, claimed INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (round, seat)) WITHOUT ROWID;
INSERT INTO "results" VALUES(1,0,'classic, consultant, 4 questions, untimed','Ani',630,760,3,4,'2026-11-21T12:00:12.500000+00:00',0);
INSERT INTO "results" VALUES(2,0,'classic, consultant + oscar-category, 3 questions, 30 seconds a question','Ani',580,630,3,3,'2026-11-21T12:00:30.000000+00:00',0);
INSERT INTO "results" VALUES(2,1,'classic, consultant + oscar-category, 3 questions, 30 seconds a question','Igor',310,630,2,3,'2026-11-21T12:00:30.000000+00:00',0);
INSERT INTO "results" VALUES(3,0,'blitz, Anora (9 banks), up to 4 questions, 20 seconds','Ani',630,760,3,4,'2026-11-21T12:00:57.500000+00:00',0);
INSERT INTO "results" VALUES(3,1,'blitz, Anora (9 banks), up to 4 questions, 20 seconds','Igor',685,760,4,4,'2026-11-21T12:00:57.500000+00:00',0);
INSERT INTO "results" VALUES(4,0,'survival, Anora (9 banks), up to 10 questions, untimed','Igor',2475,2550,10,10,'2026-11-21T12:01:25.000000+00:00',0);
INSERT INTO "results" VALUES(5,0,'ladder, Anora (9 banks), 6 questions, untimed','Ani',3375,3600,6,6,'2026-11-21T12:01:55.000000+00:00',0);
INSERT INTO "results" VALUES(5,1,'ladder, Anora (9 banks), 6 questions, untimed','Igor',100,3600,1,2,'2026-11-21T12:01:55.000000+00:00',0);
INSERT INTO "results" VALUES(6,0,'classic, consultant, 2 questions, untimed, only kind text','Igor',200,310,1,2,'2026-11-21T12:02:02.500000+00:00',1);
INSERT INTO "results" VALUES(7,0,'ladder, Anora (9 banks), 3 questions, untimed, only kind true-false','Igor',0,900,0,1,'2026-11-21T12:02:05.000000+00:00',0);
INSERT INTO "results" VALUES(8,0,'survival, Anora (9 banks), up to 5 questions, untimed, only kind true-false','Ani',610,1200,3,5,'2026-11-21T12:02:17.500000+00:00',0);
INSERT INTO "results" VALUES(9,0,'daily, consultant + oscar-category, 10 questions, untimed','Ani',1675,2150,8,10,'2026-11-21T12:02:47.500000+00:00',0);
CREATE TABLE rounds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            mode TEXT NOT NULL,
            board TEXT NOT NULL,
            setup TEXT NOT NULL,
            is_signed INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'discarded')),
            spent REAL NOT NULL,
            started_at TEXT NOT NULL,
            finished_at TEXT, lifelines TEXT NOT NULL DEFAULT '', day TEXT NOT NULL DEFAULT '');
INSERT INTO "rounds" VALUES(1,'classic','classic, consultant, 4 questions, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": ["consultant"]}, "seed": 1, "count": 4, "timer": null, "day": "", "code": "00000-5VN82-G2EN5-0008F"}',1,'finished',0.0,'2026-11-21T12:00:00.000000+00:00','2026-11-21T12:00:12.500000+00:00','','');
INSERT INTO "rounds" VALUES(2,'classic','classic, consultant + oscar-category, 3 questions, 30 seconds a question','{"packs": ["consultant", "oscar-category"], "titles": ["Consultants", "Oscar category"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 2, "count": 3, "timer": 30, "day": "", "code": "0000-1991X-QV0NA-AG2F-2Z0N5-08067"}',1,'finished',0.0,'2026-11-21T12:00:12.500000+00:00','2026-11-21T12:00:30.000000+00:00','','');
INSERT INTO "rounds" VALUES(3,'blitz','blitz, Anora (9 banks), up to 4 questions, 20 seconds','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 7919, "count": 4, "timer": 20, "day": "", "code": "000Q-YAKQH-SBHTG-24WZF-C28NP"}',1,'finished',0.0,'2026-11-21T12:00:30.000000+00:00','2026-11-21T12:00:57.500000+00:00','','');
INSERT INTO "rounds" VALUES(4,'survival','survival, Anora (9 banks), up to 10 questions, untimed','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 15838, "count": 10, "timer": null, "day": "", "code": "0DKYM-GXADX-GHY7F-C28B0"}',1,'finished',0.0,'2026-11-21T12:00:57.500000+00:00','2026-11-21T12:01:25.000000+00:00','','');
INSERT INTO "rounds" VALUES(5,'ladder','ladder, Anora (9 banks), 6 questions, untimed','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 23757, "count": 6, "timer": null, "day": "", "code": "0MDXY-QD9KP-B07FF-C28PG"}',1,'finished',0.0,'2026-11-21T12:01:25.000000+00:00','2026-11-21T12:01:55.000000+00:00','','');
INSERT INTO "rounds" VALUES(6,'classic','classic, consultant, 2 questions, untimed, only kind text','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": ["text"], "tags": [], "spoilers": ["consultant"]}, "seed": 3, "count": 2, "timer": null, "day": "", "code": "0000-277C-DT82G-2EN5-0006J"}',1,'finished',0.0,'2026-11-21T12:01:55.000000+00:00','2026-11-21T12:02:02.500000+00:00','','');
INSERT INTO "rounds" VALUES(7,'ladder','ladder, Anora (9 banks), 3 questions, untimed, only kind true-false','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": ["true-false"], "tags": [], "spoilers": []}, "seed": 3, "count": 3, "timer": null, "day": "", "code": "0000-0ANRV-SAS6J-W7KFF-C28GQ"}',1,'finished',0.0,'2026-11-21T12:02:02.500000+00:00','2026-11-21T12:02:05.000000+00:00','','');
INSERT INTO "rounds" VALUES(8,'survival','survival, Anora (9 banks), up to 5 questions, untimed, only kind true-false','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": ["true-false"], "tags": [], "spoilers": []}, "seed": 3, "count": 5, "timer": null, "day": "", "code": "0000-0ANRV-SS63N-2ZY7F-C289J"}',1,'finished',0.0,'2026-11-21T12:02:05.000000+00:00','2026-11-21T12:02:17.500000+00:00','','');
INSERT INTO "rounds" VALUES(9,'daily','daily, consultant + oscar-category, 10 questions, untimed','{"packs": ["consultant", "oscar-category"], "titles": ["Consultants", "Oscar category"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 883881, "count": null, "timer": null, "day": "2026-11-21", "code": "051T-ZPNA-AG2F2-Z0N5-0843A"}',1,'finished',0.0,'2026-11-21T12:02:17.500000+00:00','2026-11-21T12:02:47.500000+00:00','','2026-11-21');
INSERT INTO "rounds" VALUES(10,'practice','practice, consultant, 1 question, untimed','{"packs": ["consultant"], "titles": ["Consultants"], "collection": "", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 31676, "count": null, "timer": null, "day": "", "code": ""}',1,'finished',0.0,'2026-11-21T12:02:47.500000+00:00','2026-11-21T12:02:50.000000+00:00','','');
INSERT INTO "rounds" VALUES(11,'classic','classic, Anora (9 banks), 4 questions, 60 seconds a question','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 5, "count": 4, "timer": 60, "day": "", "code": "0000-0FG96-KS2TB-P97QF-C283K"}',1,'open',3.75,'2026-11-21T12:02:50.000000+00:00',NULL,'hint','');
INSERT INTO "rounds" VALUES(12,'ladder','ladder, Anora (9 banks), 15 questions, untimed','{"packs": ["actor-backgrounds", "baker-filmography", "consultant", "oscar-category", "plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length", "themes-and-reception"], "titles": ["Actor backgrounds", "Baker''s films", "Consultants", "Oscar category", "Plot and characters", "The Red Rocket link", "Shared universes", "Shoot length", "Themes and reception"], "collection": "Anora", "selection": {"difficulties": [], "kinds": [], "tags": [], "spoilers": []}, "seed": 14, "count": null, "timer": null, "day": "", "code": "000C-M5FRV-EKFF-C282D"}',1,'open',3.75,'2026-11-21T12:03:07.500000+00:00',NULL,'half','');
CREATE TABLE tallies (
            player TEXT NOT NULL,
            pack TEXT NOT NULL,
            difficulty TEXT NOT NULL,
            kind TEXT NOT NULL,
            asked INTEGER NOT NULL,
            right INTEGER NOT NULL,  -- with full credit
            partly INTEGER NOT NULL,
            skipped INTEGER NOT NULL,  -- without an answer, for whatever reason
            seconds REAL NOT NULL,  -- that answers took
            PRIMARY KEY (player, pack, difficulty, kind)) WITHOUT ROWID;
INSERT INTO "tallies" VALUES('Ani','actor-backgrounds','hard','true-false',1,0,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','baker-filmography','medium','true-false',2,2,0,0,2.5);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','multiple',2,2,0,0,2.5);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','text',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Ani','consultant','easy','true-false',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','consultant','hard','choice',1,1,0,0,2.5);
INSERT INTO "tallies" VALUES('Ani','consultant','hard','number',2,2,0,0,3.75);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','choice',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','match',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','number',2,1,0,1,2.5);
INSERT INTO "tallies" VALUES('Ani','consultant','medium','text',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','oscar-category','easy','choice',2,2,0,0,2.5);
INSERT INTO "tallies" VALUES('Ani','oscar-category','easy','number',1,1,0,0,3.75);
INSERT INTO "tallies" VALUES('Ani','oscar-category','easy','text',3,2,0,1,2.5);
INSERT INTO "tallies" VALUES('Ani','oscar-category','hard','choice',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','oscar-category','hard','order',1,1,0,0,2.5);
INSERT INTO "tallies" VALUES('Ani','oscar-category','medium','choice',2,1,0,1,1.25);
INSERT INTO "tallies" VALUES('Ani','plot-and-characters','hard','match',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','plot-and-characters','medium','text',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','red-rocket-link','easy','number',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','red-rocket-link','medium','true-false',1,0,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','shared-universe','easy','multiple',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Ani','shared-universe','hard','true-false',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','shoot-length','hard','choice',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Ani','shoot-length','medium','number',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','baker-filmography','hard','order',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','consultant','easy','text',1,0,0,0,2.5);
INSERT INTO "tallies" VALUES('Igor','consultant','easy','true-false',1,0,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','consultant','hard','choice',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','consultant','hard','number',1,0,0,1,0.0);
INSERT INTO "tallies" VALUES('Igor','consultant','medium','choice',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','consultant','medium','text',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','oscar-category','easy','choice',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','oscar-category','easy','number',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','oscar-category','easy','true-false',1,1,0,0,2.5);
INSERT INTO "tallies" VALUES('Igor','oscar-category','hard','multiple',1,1,0,0,3.75);
INSERT INTO "tallies" VALUES('Igor','plot-and-characters','hard','choice',1,1,0,0,2.5);
INSERT INTO "tallies" VALUES('Igor','plot-and-characters','medium','number',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','red-rocket-link','easy','true-false',3,2,0,1,2.5);
INSERT INTO "tallies" VALUES('Igor','red-rocket-link','medium','choice',1,1,0,0,2.5);
INSERT INTO "tallies" VALUES('Igor','shared-universe','medium','order',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','shared-universe','medium','true-false',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','shoot-length','easy','multiple',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','shoot-length','medium','number',1,1,0,0,1.25);
INSERT INTO "tallies" VALUES('Igor','themes-and-reception','hard','multiple',1,1,0,0,1.25);
CREATE TABLE turns (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            how TEXT NOT NULL,
            answer TEXT NOT NULL,
            seconds REAL NOT NULL,
            credit TEXT NOT NULL,  -- a fraction: 1, 0, 2/3
            accepted TEXT NOT NULL,
            points INTEGER NOT NULL, lifelines TEXT NOT NULL DEFAULT '', is_claimed INTEGER NOT NULL DEFAULT 0, replied_at TEXT NOT NULL DEFAULT '', is_remembered INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (round, place)) WITHOUT ROWID;
INSERT INTO "turns" VALUES(1,0,'answered','["Lessons in Russian", "Training with a choreographer", "Watching dancers'' videos online"]',1.25,'1','',100,'',0,'2026-11-21T12:00:02.500000+00:00',1);
INSERT INTO "turns" VALUES(1,1,'answered','["Toronto International Film Festival"]',1.25,'1','',210,'',0,'2026-11-21T12:00:05.000000+00:00',1);
INSERT INTO "turns" VALUES(1,2,'skipped','[]',1.25,'0','',0,'',0,'2026-11-21T12:00:07.500000+00:00',1);
INSERT INTO "turns" VALUES(1,3,'answered','["Nicole Bazuin"]',2.5,'1','',320,'',0,'2026-11-21T12:00:12.500000+00:00',1);
INSERT INTO "turns" VALUES(2,0,'answered','["Keeping films in cinemas"]',1.25,'1','',100,'',0,'2026-11-21T12:00:15.000000+00:00',1);
INSERT INTO "turns" VALUES(2,1,'answered','["2 March 2025"]',1.25,'1','',100,'',0,'2026-11-21T12:00:17.500000+00:00',1);
INSERT INTO "turns" VALUES(2,2,'answered','["2022"]',2.5,'1','',160,'hint',0,'2026-11-21T12:00:22.500000+00:00',1);
INSERT INTO "turns" VALUES(2,3,'answered','["He had read her book"]',1.25,'1','',210,'',0,'2026-11-21T12:00:25.000000+00:00',1);
INSERT INTO "turns" VALUES(2,4,'answered','["Amy Poehler"]',1.25,'1','',320,'',0,'2026-11-21T12:00:27.500000+00:00',1);
INSERT INTO "turns" VALUES(2,5,'skipped','[]',1.25,'0','',0,'',0,'2026-11-21T12:00:30.000000+00:00',1);
INSERT INTO "turns" VALUES(3,0,'answered','["Luna Sofia Miranda", "Lulu", "Lindsey Normington", "Diamond", "Vache Tovmasyan", "Garnick", "Darya Ekamasova", "Galina"]',1.25,'1','',300,'',0,'2026-11-21T12:00:32.500000+00:00',1);
INSERT INTO "turns" VALUES(3,1,'answered','["Brady Corbet", "James Mangold", "Jacques Audiard", "Coralie Fargeat"]',3.75,'1','',225,'hint',0,'2026-11-21T12:00:40.000000+00:00',1);
INSERT INTO "turns" VALUES(3,2,'skipped','[]',1.25,'0','',0,'',0,'2026-11-21T12:00:42.500000+00:00',1);
INSERT INTO "turns" VALUES(3,3,'answered','["false"]',1.25,'1','',110,'',0,'2026-11-21T12:00:45.000000+00:00',1);
INSERT INTO "turns" VALUES(3,4,'answered','["37"]',1.25,'1','',210,'',0,'2026-11-21T12:00:47.500000+00:00',1);
INSERT INTO "turns" VALUES(3,5,'answered','["At a cinema"]',2.5,'1','',220,'',0,'2026-11-21T12:00:52.500000+00:00',1);
INSERT INTO "turns" VALUES(3,6,'answered','["2021"]',1.25,'1','',120,'',0,'2026-11-21T12:00:55.000000+00:00',1);
INSERT INTO "turns" VALUES(3,7,'answered','["true"]',1.25,'1','',130,'',0,'2026-11-21T12:00:57.500000+00:00',1);
INSERT INTO "turns" VALUES(4,0,'answered','["New York City", "Las Vegas"]',1.25,'1','',100,'',0,'2026-11-21T12:01:00.000000+00:00',1);
INSERT INTO "turns" VALUES(4,1,'answered','["25"]',1.25,'1','',110,'',0,'2026-11-21T12:01:02.500000+00:00',1);
INSERT INTO "turns" VALUES(4,2,'answered','["15,000"]',1.25,'1','',220,'',0,'2026-11-21T12:01:05.000000+00:00',1);
INSERT INTO "turns" VALUES(4,3,'answered','["Clerks", "Mallrats", "Chasing Amy", "Dogma"]',1.25,'1','',230,'',0,'2026-11-21T12:01:07.500000+00:00',1);
INSERT INTO "turns" VALUES(4,4,'answered','["false"]',1.25,'1','',240,'',0,'2026-11-21T12:01:10.000000+00:00',1);
INSERT INTO "turns" VALUES(4,5,'answered','["37"]',1.25,'1','',250,'',0,'2026-11-21T12:01:12.500000+00:00',1);
INSERT INTO "turns" VALUES(4,6,'answered','["Uzbek-American"]',2.5,'1','',275,'hint',0,'2026-11-21T12:01:17.500000+00:00',1);
INSERT INTO "turns" VALUES(4,7,'answered','["Four Letter Words", "Take Out", "Prince of Broadway", "Starlet"]',1.25,'1','',350,'',0,'2026-11-21T12:01:20.000000+00:00',1);
INSERT INTO "turns" VALUES(4,8,'answered','["Food containers"]',1.25,'1','',350,'',0,'2026-11-21T12:01:22.500000+00:00',1);
INSERT INTO "turns" VALUES(4,9,'answered','["Ernst Lubitsch", "Howard Hawks"]',1.25,'1','',350,'',0,'2026-11-21T12:01:25.000000+00:00',1);
INSERT INTO "turns" VALUES(5,0,'answered','["6"]',3.75,'1','',100,'',0,'2026-11-21T12:01:32.500000+00:00',1);
INSERT INTO "turns" VALUES(5,1,'answered','["false"]',2.5,'1','',100,'',0,'2026-11-21T12:01:37.500000+00:00',1);
INSERT INTO "turns" VALUES(5,2,'answered','["Samantha Quan"]',1.25,'1','',300,'',0,'2026-11-21T12:01:40.000000+00:00',1);
INSERT INTO "turns" VALUES(5,3,'walked away','[]',1.25,'0','',0,'',0,'2026-11-21T12:01:42.500000+00:00',1);
INSERT INTO "turns" VALUES(5,4,'answered','["false"]',1.25,'1','',500,'',0,'2026-11-21T12:01:45.000000+00:00',1);
INSERT INTO "turns" VALUES(5,6,'answered','["Headquarters"]',1.25,'1','',700,'',0,'2026-11-21T12:01:47.500000+00:00',1);
INSERT INTO "turns" VALUES(5,8,'answered','["2"]',2.5,'1','',675,'hint',0,'2026-11-21T12:01:52.500000+00:00',1);
INSERT INTO "turns" VALUES(5,10,'answered','["2 hours 10"]',1.25,'1','',1100,'',0,'2026-11-21T12:01:55.000000+00:00',1);
INSERT INTO "turns" VALUES(6,0,'answered','["Nobody"]',1.25,'1','',200,'',1,'2026-11-21T12:01:57.500000+00:00',1);
INSERT INTO "turns" VALUES(6,1,'answered','["Nobody"]',2.5,'0','',0,'',0,'2026-11-21T12:02:02.500000+00:00',1);
INSERT INTO "turns" VALUES(7,0,'answered','["true"]',1.25,'0','',0,'',0,'2026-11-21T12:02:05.000000+00:00',1);
INSERT INTO "turns" VALUES(8,0,'answered','["false"]',1.25,'1','',100,'',0,'2026-11-21T12:02:07.500000+00:00',1);
INSERT INTO "turns" VALUES(8,1,'answered','["false"]',1.25,'1','',210,'',0,'2026-11-21T12:02:10.000000+00:00',1);
INSERT INTO "turns" VALUES(8,2,'answered','["false"]',1.25,'0','',0,'',0,'2026-11-21T12:02:12.500000+00:00',1);
INSERT INTO "turns" VALUES(8,3,'answered','["false"]',1.25,'1','',300,'',0,'2026-11-21T12:02:15.000000+00:00',1);
INSERT INTO "turns" VALUES(8,4,'answered','["false"]',1.25,'0','',0,'',0,'2026-11-21T12:02:17.500000+00:00',1);
INSERT INTO "turns" VALUES(9,0,'answered','["2020"]',1.25,'1','',300,'',0,'2026-11-21T12:02:20.000000+00:00',1);
INSERT INTO "turns" VALUES(9,1,'answered','["Samantha Quan"]',1.25,'1','',110,'',0,'2026-11-21T12:02:22.500000+00:00',1);
INSERT INTO "turns" VALUES(9,2,'skipped','[]',2.5,'0','',0,'',0,'2026-11-21T12:02:27.500000+00:00',1);
INSERT INTO "turns" VALUES(9,3,'answered','["Critics Choice Awards", "Directors Guild Awards", "BAFTAs", "Independent Spirit Awards", "Oscars"]',2.5,'1','',245,'hint',0,'2026-11-21T12:02:32.500000+00:00',1);
INSERT INTO "turns" VALUES(9,4,'answered','["They turned the offer down"]',1.25,'1','',230,'',0,'2026-11-21T12:02:35.000000+00:00',1);
INSERT INTO "turns" VALUES(9,5,'answered','["Emma Stone"]',1.25,'1','',240,'',0,'2026-11-21T12:02:37.500000+00:00',1);
INSERT INTO "turns" VALUES(9,6,'skipped','[]',1.25,'0','',0,'',0,'2026-11-21T12:02:40.000000+00:00',1);
INSERT INTO "turns" VALUES(9,7,'answered','["Kennady Schneider", "Choreography", "Luna Sofia Miranda", "Playing Lulu", "Lindsey Normington", "Playing Diamond", "Samantha Quan", "Producing"]',1.25,'1','',250,'',0,'2026-11-21T12:02:42.500000+00:00',1);
INSERT INTO "turns" VALUES(9,8,'answered','["The script", "Madison''s performance"]',1.25,'1','',150,'',0,'2026-11-21T12:02:45.000000+00:00',1);
INSERT INTO "turns" VALUES(9,9,'answered','["2 March 2025"]',1.25,'1','',150,'',0,'2026-11-21T12:02:47.500000+00:00',1);
INSERT INTO "turns" VALUES(10,0,'skipped','[]',1.25,'0','',0,'',0,'2026-11-21T12:02:50.000000+00:00',1);
INSERT INTO "turns" VALUES(11,0,'answered','["View Askewniverse"]',1.25,'1','',100,'',0,'2026-11-21T12:02:52.500000+00:00',0);
INSERT INTO "turns" VALUES(11,1,'answered','["Brighton Beach"]',1.25,'1','',100,'',0,'2026-11-21T12:02:55.000000+00:00',0);
INSERT INTO "turns" VALUES(11,2,'answered','["Tangerine", "Red Rocket", "Anora"]',2.5,'1','',160,'hint',0,'2026-11-21T12:03:00.000000+00:00',0);
INSERT INTO "turns" VALUES(12,0,'answered','["Neon"]',1.25,'1','',100,'',0,'2026-11-21T12:03:10.000000+00:00',0);
INSERT INTO "turns" VALUES(12,1,'answered','["New York City", "Las Vegas"]',1.25,'1','',300,'',0,'2026-11-21T12:03:12.500000+00:00',0);
CREATE INDEX rounds_open ON rounds (id) WHERE state = 'open';
CREATE INDEX results_board ON results (board, score DESC, finished_at);
CREATE INDEX cards_pack ON cards (pack);
CREATE INDEX rounds_day ON rounds (day) WHERE day != '';
CREATE INDEX rounds_finished ON rounds (finished_at) WHERE state = 'finished';
CREATE INDEX turns_to_remember ON turns (round, place) WHERE is_remembered = 0;
CREATE INDEX results_player ON results (board, player, score DESC, finished_at);
CREATE INDEX memories_due ON memories (player, due);
CREATE INDEX results_recent ON results (player, finished_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('rounds',12);
COMMIT;
PRAGMA user_version = 4;
