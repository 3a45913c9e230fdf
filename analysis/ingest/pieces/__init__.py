"""One file, several articles: blocks, where articles begin, layouts learnt by example, chats."""
