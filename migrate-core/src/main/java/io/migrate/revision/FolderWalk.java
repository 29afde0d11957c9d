package io.migrate.revision;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Collects the files below one folder of the file system. What cannot be searched is an
 * error.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {

	private final String folder;

	private final String shown;

	private final List<ScriptFile> files = new ArrayList<>();

	private FolderWalk(String folder, String shown) {
		this.folder = folder;
		this.shown = shown;
	}

	/**
	 * Searches a folder and its sub-folders.
	 * @param folder the folder
	 * @param shown how people know it
	 * @return its files in any order
	 * @throws IOException if a part of it cannot be searched
	 */
	static List<ScriptFile> files(Path folder, String shown) throws IOException {
		Path absolute = folder.toAbsolutePath().normalize();
		FolderWalk walk = new FolderWalk(absolute.toString(), shown);
		Files.walkFileTree(absolute, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
		return walk.files;
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
		String place = file.toString();
		if (place.endsWith(ScriptFile.SUFFIX)) {
			this.files.add(new ScriptFile(name(place), place, () -> Files.newInputStream(file)));
		}
		return FileVisitResult.CONTINUE;
	}

	private String name(String place) {
		if (this.shown.equals(this.folder)) {
			return place;
		}
		return this.shown + place.substring(this.folder.length()).replace('\\', '/');
	}

}
